#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop does with notifications: prints each that comes ("add") or goes ("remove") as a line of JSON; a line
"click" on the standard input does what a click on the last one would."""

import json
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

NAME = "org.gtk.Notifications"
INTERFACE = Gio.DBusNodeInfo.new_for_xml("""<node><interface name="org.gtk.Notifications">
  <method name="AddNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="a{sv}" direction="in"/></method>
  <method name="RemoveNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/></method>
</interface></node>""").interfaces[0]


class Shell:
    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.last = None
        self.bus.register_object("/org/gtk/Notifications", INTERFACE, self.called, None, None)
        Gio.bus_own_name_on_connection(self.bus, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: self.say("ready"), None)
        GLib.io_add_watch(0, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, self.told)

    @staticmethod
    def say(what, **more):
        print(json.dumps({"what": what, **more}), flush=True)

    def called(self, _bus, _sender, _path, _interface, method, args, invocation):
        application, name, *more = args.unpack()
        if method == "AddNotification":
            self.last = (application, more[0])
            self.say("add", id=name, title=more[0]["title"], body=more[0]["body"])
        else:
            self.say("remove", id=name)
        invocation.return_value(None)

    def told(self, _source, _condition):
        if sys.stdin.readline().strip() != "click":
            loop.quit()
            return False
        application, notification = self.last
        action, target = notification["default-action"], notification["default-action-target"]
        self.bus.call_sync(application, "/" + application.replace(".", "/"), "org.freedesktop.Application", "ActivateAction",
                           GLib.Variant("(sava{sv})", (action.removeprefix("app."), [GLib.Variant("s", target)], {})),
                           None, Gio.DBusCallFlags.NONE, -1, None)
        return True


loop = GLib.MainLoop()
shell = Shell()
loop.run()
