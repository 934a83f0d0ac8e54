#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the window as a person would, without a screen.

Private to each run: an Xvfb screen, a session bus, the accessibility bus, a small window manager, a home
folder; then the program. Widgets are found by role and name through AT-SPI, as a screen reader finds them, and are
then worked with the real pointer and keyboard (XTEST); pictures come from Xvfb's own frame buffer. So a
widget that a test can use is one that a person with a keyboard or a screen reader can use.

    with Desk(lang="fr", dark=True) as d:
        app = d.launch(["./build/src/app/cultivar"])
        app.find("button", "Nouveau plan…").click()
        app.wait("label", "Aucun objectif")
        d.shot("after.png")

By hand, with steps on standard input, one a line (click, fill, type, key, expect, shot, tree, unnamed...):

    drive.py --lang fr --dark --out shots -- ./build/src/app/cultivar

Needs xvfb xdotool openbox x11-utils dbus at-spi2-core python3-gi gir1.2-atspi-2.0, and Debian's own python3.

Limits: GTK 4 has no screen coordinates in AT-SPI (the X window's place is added here); GTK 4.8 has no `showing` state
on ordinary widgets, so what is hidden is known by its size; rows of a list view that are scrolled away are not in
the tree; the content of a popover only while it is open.
"""
import argparse, os, re, shlex, shutil, signal, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import xwdpng

# A person's word for a role -> AT-SPI role names of GTK 4.8 ... 4.18 (at-spi2-core
# 2.53 renamed 'push button' to 'button'; AdwEntryRow & GtkEntry are 'text').
ALIASES = {
    'button': ('push button', 'button', 'toggle button', 'menu button'),
    'push button': ('push button', 'button'),
    'entry': ('text', 'entry', 'password text', 'editbar', 'spin button'),
    'text': ('text', 'entry', 'password text'),
    'switch': ('switch', 'check box', 'toggle button'),
    'check': ('check box', 'check menu item'),
    'radio': ('radio button', 'radio menu item'),
    'row': ('list item', 'table row', 'tree item', 'row'),
    'cell': ('table cell', 'cell'),
    'item': ('menu item', 'list item', 'check menu item', 'radio menu item'),
    'combo': ('combo box',),
    'window': ('frame', 'window', 'dialog', 'alert'),
    'dialog': ('dialog', 'alert', 'frame'),
    'tab': ('page tab',),
    'image': ('image', 'icon'),
    'label': ('label', 'static', 'heading'),
    'any': None, '*': None,
}


_TYPE = re.compile(r'^(Gtk|Adw|Gdk)[A-Z]\w+$')       # GTK 4.8 names the nameless by C type
_HOLDERS = ('list item', 'table row', 'table cell', 'tree item', 'row', 'cell', 'combo box',
            'push button', 'button', 'toggle button', 'page tab', 'menu item')


class DriveError(AssertionError):
    pass


def _free_env(extra):
    """A clean environment: nothing of the caller's desktop leaks in."""
    keep = ('PATH', 'TERM', 'TZ', 'LD_LIBRARY_PATH', 'ASAN_OPTIONS', 'LSAN_OPTIONS',
            'UBSAN_OPTIONS', 'G_DEBUG', 'G_SLICE', 'GSK_RENDERER', 'GTK_DEBUG', 'GDK_DEBUG',
            'XDG_DATA_DIRS', 'GSETTINGS_SCHEMA_DIR', 'LIBGL_ALWAYS_SOFTWARE',
            'CULTIVAR_DATA_DIR', 'CULTIVAR_LOCALE_DIR')
    env = {k: os.environ[k] for k in keep if k in os.environ}
    env.update(extra)
    return env


_used = False


def isolated(fn, *a, **kw):
    """Run fn in a child process (libatspi keeps its first bus for the process's life,
    so: one Desk a process). Returns fn's value (None where it can't be pickled)."""
    import multiprocessing as mp
    ctx = mp.get_context('fork')
    r, w = ctx.Pipe(False)

    def go():
        try:
            w.send((True, fn(*a, **kw)))
        except BaseException as e:
            w.send((False, '%s: %s' % (type(e).__name__, e)))
    p = ctx.Process(target=go)
    p.start()
    w.close()
    try:
        ok, v = r.recv()
    except EOFError:
        ok, v = False, 'the child died'
    p.join()
    if not ok:
        raise DriveError(v)
    return v


class Desk:
    """One private desktop. Everything it starts is ended (by pid) at exit.
    One a process: see isolated() for several in one script."""

    def __init__(self, size='1280x900', scale=1, lang=None, dark=False, contrast=False,
                 font='Cantarell 11', animations=False,
                 wm='openbox', home=None, out='.', env=None, verbose=False, large_text=False):
        global _used
        if _used:
            raise DriveError('one Desk a process: wrap each in isolated(fn)')
        _used = True
        self.procs, self.apps, self.verbose, self._keys = [], [], verbose, {}
        self.tmp = tempfile.mkdtemp(prefix='drive-')
        self.out = out
        os.makedirs(out, exist_ok=True)
        self.home = home or os.path.join(self.tmp, 'home')
        run = os.path.join(self.tmp, 'run')
        self.fb = os.path.join(self.tmp, 'fb')
        for p in (self.home, run, self.fb, os.path.join(self.home, '.config/gtk-4.0')):
            os.makedirs(p, exist_ok=True)
        os.chmod(run, 0o700)
        # GTK on X11 without an XSETTINGS manager takes its font, icon theme, ... from
        # here (it does NOT read GSettings there; without this file it is 'Sans 10').
        with open(os.path.join(self.home, '.config/gtk-4.0/settings.ini'), 'w') as f:
            f.write('[Settings]\ngtk-font-name=%s\ngtk-icon-theme-name=Adwaita\n'
                    'gtk-xft-antialias=1\ngtk-xft-hinting=1\ngtk-xft-hintstyle=hintslight\n'
                    'gtk-enable-animations=%d\n' % (font, animations))
        lng = lang or 'en'
        e = {
            'HOME': self.home, 'XDG_RUNTIME_DIR': run,
            'XDG_CONFIG_HOME': self.home + '/.config', 'XDG_DATA_HOME': self.home + '/.local/share',
            'XDG_CACHE_HOME': self.home + '/.cache', 'XDG_STATE_HOME': self.home + '/.local/state',
            'XDG_CURRENT_DESKTOP': 'GNOME',
            # setlocale() must succeed or gettext never translates: a real UTF-8 locale
            # has to exist for LANG (locales package + localedef); C.UTF-8 shows English.
            'LANG': self._locale(lng), 'LANGUAGE': lng,
            'GDK_BACKEND': 'x11', 'GDK_SCALE': str(scale), 'GTK_A11Y': 'atspi',
            'GSETTINGS_BACKEND': 'keyfile',      # ~/.config/glib-2.0/settings/keyfile
            'NO_AT_BRIDGE': '0', 'GTK_OVERLAY_SCROLLING': '1',
        }
        e.update({'ADW_DISABLE_PORTAL': '1', 'GTK_USE_PORTAL': '0', 'GIO_USE_PORTALS': '0'})
        if dark:
            e['ADW_DEBUG_COLOR_SCHEME'] = 'prefer-dark'
        if contrast:
            e['ADW_DEBUG_HIGH_CONTRAST'] = '1'
        e.update(env or {})
        self.env = _free_env(e)
        self.scale = scale
        self._start_x(size)
        if large_text:                           # GNOME's 'Large Text' is 1.25 x 96 dpi
            subprocess.run(['xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set', 'RESOURCE_MANAGER',
                            'Xft.dpi: 120\n'], env=self.env)
        self._start_bus()
        if wm and shutil.which(wm):
            self._spawn([wm], 'wm')
            self._wait_wm()
        self._atspi()

    # -- set-up -----------------------------------------------------------
    @staticmethod
    def _locale(lang):
        have = subprocess.run(['locale', '-a'], capture_output=True, text=True).stdout.split()
        norm = {h.lower().replace('-', ''): h for h in have}
        short = lang.split('.')[0]
        for cand in [short + '.utf8', '%s_%s.utf8' % (short, short.upper())] + \
                sorted(n for n in norm if n.startswith(short.split('_')[0] + '_') and 'utf8' in n):
            if cand.lower() in norm:
                return norm[cand.lower()]
        if short.split('_')[0] not in ('en', 'C'):
            print('drive: no %s locale on this machine (translated text may show, but numbers, dates and '
                  'right-to-left will not follow); localedef -i %s_XX -f UTF-8 %s_XX.UTF-8'
                  % (short, short, short), file=sys.stderr)
        return norm.get('en_us.utf8', 'C.UTF-8')

    def _spawn(self, argv, name, **kw):
        log = open(os.path.join(self.tmp, name + '.log'), 'wb')
        p = subprocess.Popen(argv, env=self.env, stdout=kw.pop('stdout', log), stderr=log,
                             stdin=subprocess.DEVNULL, start_new_session=True, **kw)
        p._log = log.name
        self.procs.append(p)
        return p

    def _start_x(self, size):
        r, w = os.pipe()
        # -displayfd picks a free display and tells when the server is ready;
        # -fbdir makes the frame buffer a file: pictures need no X client at all.
        self.xvfb = self._spawn(['Xvfb', '-displayfd', str(w), '-screen', '0', size + 'x24',
                                 '-fbdir', self.fb, '-nolisten', 'tcp', '-noreset',
                                 '-dpi', '96', '+extension', 'XTEST'], 'xvfb', pass_fds=(w,))
        os.close(w)
        n = ''                                   # it writes the number and the newline
        while not n.endswith('\n'):              # apart: closing early kills it (SIGPIPE)
            b = os.read(r, 16).decode()
            if not b:
                break
            n += b
        os.close(r)
        n = n.strip()
        if not n:
            raise DriveError('Xvfb did not start: ' + open(self.xvfb._log).read())
        self.env['DISPLAY'] = ':' + n

    def _start_bus(self):
        r, w = os.pipe()
        self._spawn(['dbus-daemon', '--session', '--nofork', '--nopidfile',
                     '--print-address=%d' % w], 'dbus', pass_fds=(w,))
        os.close(w)
        self.env['DBUS_SESSION_BUS_ADDRESS'] = os.read(r, 4096).decode().strip()
        os.close(r)
        for k in ('DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR', 'GTK_A11Y'):
            os.environ[k] = self.env[k]          # for libatspi in this process
        os.environ.pop('AT_SPI_BUS_ADDRESS', None)

    def _wait_wm(self):
        for _ in range(50):
            o = subprocess.run(['xprop', '-root', '_NET_SUPPORTING_WM_CHECK'], env=self.env,
                               capture_output=True, text=True) if shutil.which('xprop') else None
            if o is None:
                time.sleep(.5)
                return
            if 'window id' in o.stdout:
                return
            time.sleep(.05)

    def _atspi(self):
        import gi
        gi.require_version('Atspi', '2.0')
        from gi.repository import Atspi, GLib
        global A, G
        A, G = Atspi, GLib
        import warnings
        warnings.simplefilter('ignore')
        A.init()
        A.set_timeout(4000, 15000)
        self.root = A.get_desktop(0)

    # -- the program ------------------------------------------------------
    def launch(self, argv, env=None, cwd=None, timeout=30, expect_window=True):
        e = dict(self.env)
        e.update(env or {})
        k = len(self.apps)
        log = os.path.join(self.out, 'app%s.log' % (k or ''))
        f = open(log, 'wb')
        p = subprocess.Popen(argv, env=e, cwd=cwd, stdout=f, stderr=subprocess.STDOUT,
                             stdin=subprocess.DEVNULL, start_new_session=True)
        self.procs.append(p)
        app = App(self, p, log, os.path.basename(argv[0]))
        self.apps.append(app)
        if expect_window:
            end = time.time() + timeout
            while time.time() < end:
                if p.poll() is not None:
                    raise DriveError('the program ended at once, exit %s:\n%s' % (p.returncode, app.output()))
                if app.windows():
                    time.sleep(.4)
                    app.settle()
                    return app
                time.sleep(.1)
            raise DriveError('no window on the accessibility bus after %ss:\n%s' % (timeout, app.output()))
        return app

    # -- the person -------------------------------------------------------
    def x(self, *a):
        r = subprocess.run(['xdotool'] + [str(i) for i in a], env=self.env, capture_output=True, text=True)
        if r.returncode and self.verbose:
            print('xdotool', a, r.stderr.strip(), file=sys.stderr)
        return r.stdout.strip()

    def click_at(self, x, y, button=1, count=1):
        self.x('mousemove', int(x), int(y))
        time.sleep(.08)                          # let GTK see the enter/motion first
        for _ in range(count):               # a finger rests on the button for a moment: without,
            self.x('mousedown', button)      # one click in fifty got lost
            time.sleep(.05)
            self.x('mouseup', button)
            time.sleep(.04)
        time.sleep(.15)

    def drag(self, x1, y1, x2, y2, steps=12):
        self.x('mousemove', int(x1), int(y1))
        time.sleep(.1)
        self.x('mousedown', 1)
        for i in range(1, steps + 1):
            self.x('mousemove', int(x1 + (x2 - x1) * i / steps), int(y1 + (y2 - y1) * i / steps))
            time.sleep(.02)
        self.x('mouseup', 1)
        time.sleep(.15)

    def type(self, text, delay=15):
        """Real keys into whatever has the focus; \\n is Return, \\t is Tab."""
        self._map_keys(text)
        for part in re.split('(\n|\t|[^\x20-\x7e])', text):
            if part == '\n':
                self.key('Return')
            elif part == '\t':
                self.key('Tab')
            elif part and ord(part[0]) > 0x7e:
                self.x('key', '--clearmodifiers', 'U%04X' % ord(part))
                time.sleep(delay / 1000)
            elif part:
                self.x('type', '--clearmodifiers', '--delay', delay, '--', part)
        time.sleep(.1)

    def _map_keys(self, text):
        """Give every character that the US layout lacks a keycode of its own BEFORE
        typing. (xdotool type would map and unmap one at a time, and GTK, which looks
        the keycode up later, then drops or swaps characters.)"""
        import ctypes
        need = [c for c in dict.fromkeys(text) if ord(c) > 0x7e and c not in self._keys]
        if not need:
            return
        X = ctypes.CDLL('libX11.so.6')
        X.XOpenDisplay.restype = ctypes.c_void_p
        X.XGetKeyboardMapping.restype = ctypes.POINTER(ctypes.c_ulong)
        X.XKeysymToString.restype = ctypes.c_char_p
        dpy = ctypes.c_void_p(X.XOpenDisplay(self.env['DISPLAY'].encode()))
        per = ctypes.c_int()
        m = X.XGetKeyboardMapping(dpy, ctypes.c_ubyte(8), 248, ctypes.byref(per))
        free = [k for k in range(255, 8, -1) if k not in self._keys.values()
                and not any(m[(k - 8) * per.value + j] for j in range(per.value))]
        if len(free) < len(need):                # start over with the oldest ones
            free += list(self._keys.values())
            self._keys.clear()
        for c, k in zip(need, free):
            o = ord(c)
            ks = o if o < 0x100 else 0x1000000 + o
            arr = (ctypes.c_ulong * 2)(ks, ks)
            X.XChangeKeyboardMapping(dpy, k, 2, arr, 1)
            self._keys[c] = k
        X.XSync(dpy, 0)
        X.XCloseDisplay(dpy)
        time.sleep(.4)                           # the program hears of the new keymap

    def key(self, *names):
        for n in names:                          # 'ctrl+s', 'Return', 'Escape', 'alt+F4', ...
            self.x('key', '--clearmodifiers', n)
            time.sleep(.08)

    def shot(self, name, box=None):
        p = os.path.join(self.out, name if name.endswith('.png') else name + '.png')
        time.sleep(.15)
        xwdpng.to_png(os.path.join(self.fb, 'Xvfb_screen0'), p, box)
        return p

    def pixel(self, x, y):
        w, h, bpl, lsb, px = xwdpng.read_xwd(os.path.join(self.fb, 'Xvfb_screen0'))
        b = bytes(px[y * bpl + x * 4:y * bpl + x * 4 + 4])
        return (b[2], b[1], b[0]) if lsb else (b[1], b[2], b[3])

    # -- the end ----------------------------------------------------------
    def close(self):
        for p in reversed(self.procs):
            if p.poll() is None:
                try:                             # its own session: only what it started
                    os.killpg(p.pid, signal.SIGTERM)
                except ProcessLookupError:
                    pass
                try:
                    p.wait(4)
                except subprocess.TimeoutExpired:
                    os.killpg(p.pid, signal.SIGKILL)
                    p.wait()
        shutil.rmtree(self.tmp, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *a):
        self.close()


def _role_ok(want, have):
    if want is None:
        return True
    want = want.lower()
    names = ALIASES.get(want, (want,))
    return names is None or have in names


def _name_ok(want, have):
    if want is None:
        return True
    if hasattr(want, 'search'):
        return bool(want.search(have))
    if want.startswith('~'):                     # ~REGEX
        return bool(re.search(want[1:], have))
    if want.startswith('*'):                     # *part
        return want[1:].lower() in have.lower()
    return want == have


def _plain(s):
    """'_Delete Delete' (GTK 4.8's name of a mnemonic button) -> 'Delete'."""
    s = (s or '').replace('_', '') if '_' in (s or '') else (s or '')
    h = len(s) // 2
    return s[:h] if len(s) % 2 and s[h:h + 1] == ' ' and s[:h] == s[h + 1:] else s


def _unmarked(s):
    """Without what only keeps a name in its own direction: nobody reads it."""
    return s.replace('\u2068', '').replace('\u2069', '')


class Node:
    def __init__(self, app, acc):
        self.app, self.desk, self.acc = app, app.desk, acc

    def _try(self, f, d=None):
        try:
            return f()
        except Exception:                        # the widget went away under us
            return d

    role = property(lambda s: s._try(s.acc.get_role_name, ''))
    name = property(lambda s: _unmarked(s._try(s.acc.get_name, '') or ''))
    description = property(lambda s: _unmarked(s._try(s.acc.get_description, '') or ''))
    ifaces = property(lambda s: s._try(s.acc.get_interfaces, []) or [])

    @property
    def states(self):
        return self._try(lambda: {s.value_nick for s in self.acc.get_state_set().get_states()}, set())

    @property
    def text(self):
        if 'Text' not in self.ifaces:
            return None
        return self._try(lambda: A.Text.get_text(self.acc, 0, A.Text.get_character_count(self.acc)))

    @property
    def value(self):
        return self._try(lambda: A.Value.get_current_value(self.acc)) if 'Value' in self.ifaces else None

    @property
    def label(self):
        """What a person reads: text where there is any, else the accessible name."""
        t = _unmarked(self.text or '')
        return t if t else self.name

    def labelled_by(self):
        """The text of the label that is related to it: all that names a GMenu's items on
        GTK 4.18 ... 4.24, where the label itself is not among the item's children."""
        def get():
            for r in self.acc.get_relation_set() or []:
                if r.get_relation_type() == A.RelationType.LABELLED_BY:
                    return ' '.join(filter(None, (Node(self.app, r.get_target(i)).label
                                                  for i in range(r.get_n_targets()))))
        return self._try(get) or ''

    def names(self):
        """Everything a person might call it: its name, its text, its label less the
        mnemonic; for a row or cell without a name of its own, the labels in it."""
        n, t = self.name, _unmarked(self.text or '')
        out = [n, t, _plain(n)]
        if not n:
            out += [self.labelled_by()]
        if (not n or _TYPE.match(n)) and not t and self.role in _HOLDERS:
            ls = [x.label for x in self.walk() if x.role in ('label', 'text', 'static')]
            out += [' '.join(ls)] + ls
        return [x for x in out if x]

    def children(self):
        n = self._try(self.acc.get_child_count, 0)
        for i in range(n):
            c = self._try(lambda: self.acc.get_child_at_index(i))
            if c is not None:
                yield Node(self.app, c)

    def parent(self):
        p = self._try(self.acc.get_parent)
        return Node(self.app, p) if p is not None else None

    def walk(self):
        yield self
        for c in self.children():
            yield from c.walk()

    # extents in the coordinates of its toplevel (GTK4 has no screen coordinates)
    def extents(self):
        if 'Component' not in self.ifaces:
            return None
        e = self._try(lambda: A.Component.get_extents(self.acc, A.CoordType.WINDOW))
        return (e.x, e.y, e.width, e.height) if e else None

    def shown(self):
        e = self.extents()
        return bool(e and e[2] > 0 and e[3] > 0)

    def window(self):
        n = self
        while n is not None:
            p = n.parent()
            if p is None or p.role == 'application':
                return n
            n = p

    def find_all(self, role=None, name=None, pred=None, shown=True):
        if name in ('', '*'):
            name = None
        return [n for n in self.walk() if _role_ok(role, n.role)
                and (name is None or any(_name_ok(name, x) for x in n.names()))
                and (pred is None or pred(n)) and (not shown or n.shown())]

    def find(self, role=None, name=None, index=0, timeout=10, pred=None, shown=True):
        end = time.time() + timeout
        while True:
            got = self.find_all(role, name, pred, shown)
            if len(got) > index:
                return got[index]
            if time.time() > end:
                raise DriveError('no %s named %r (found %d) in %s' % (role or 'widget', name, len(got), self.name))
            if self.app.proc.poll() is not None:
                raise DriveError('the program has ended (exit %s):\n%s' % (self.app.proc.returncode, self.app.output()))
            time.sleep(.1)

    wait = find

    def gone(self, role=None, name=None, timeout=10):
        end = time.time() + timeout
        while self.find_all(role, name):
            if time.time() > end:
                raise DriveError('%s %r is still there' % (role, name))
            time.sleep(.1)

    # -- where it is on the screen -----------------------------------------
    def box(self):
        """Its rectangle on the screen (physical pixels), from its own X window."""
        e = self.extents()
        if not e:
            raise DriveError('%s %r has no extents' % (self.role, self.name))
        s = self.desk.scale
        X = self.app._xwindow_for(self)
        return (X[0] + (X[2] + e[0]) * s, X[1] + (X[3] + e[1]) * s, e[2] * s, e[3] * s)

    def center(self):
        x, y, w, h = self.box()
        return x + w / 2, y + h / 2

    def into_view(self):
        """Wheel the nearest scrolled ancestor until the widget's middle is in it."""
        n, pane = self.parent(), None
        panes = []
        while n is not None and n.role != 'application':
            if n.role in ('scroll pane', 'viewport'):
                panes.append(n)
            n = n.parent()
        for pane in panes:
            for _ in range(60):
                e, p = self.extents(), pane.extents()
                if not e or not p:
                    break
                cx, cy = e[0] + e[2] / 2, e[1] + e[3] / 2
                if p[1] <= cy <= p[1] + p[3] and p[0] <= cx <= p[0] + p[2]:
                    break
                b = 5 if cy > p[1] + p[3] else 4 if cy < p[1] else 7 if cx > p[0] + p[2] else 6
                px, py, pw, ph = pane.box()
                self.desk.x('mousemove', int(px + pw / 2), int(py + ph / 2))
                self.desk.x('click', b)
                time.sleep(.06)
                if self.extents() == e:          # the end of the scroll range
                    time.sleep(.15)
                    if self.extents() == e:
                        break
        return self

    # -- the person's hands --------------------------------------------------
    def click(self, button=1, count=1, where=(.5, .5)):
        self.into_view()
        self.app.settle()
        x, y, w, h = self.box()
        self.desk.click_at(x + w * where[0], y + h * where[1], button, count)
        return self

    def double_click(self):
        return self.click(count=2)

    def right_click(self):
        return self.click(button=3)

    def hover(self):
        x, y = self.center()
        self.desk.x('mousemove', int(x), int(y))
        time.sleep(.7)
        return self

    def type(self, text):
        self.desk.type(text)
        return self

    def key(self, *k):
        self.desk.key(*k)
        return self

    def clear(self):
        self.click()
        self.desk.key('ctrl+a', 'BackSpace')
        return self

    def fill(self, text):
        return self.clear().type(text)

    # -- not the person's: straight through AT-SPI ------------------------------
    def actions(self):
        if 'Action' not in self.ifaces:
            return []
        n = self._try(lambda: A.Action.get_n_actions(self.acc), 0)
        return [self._try(lambda: A.Action.get_action_name(self.acc, i), '') for i in range(n)]

    def do(self, action=None):
        acts = self.actions()
        if not acts:
            raise DriveError('%s %r has no action' % (self.role, self.name))
        if action and action not in acts:
            raise DriveError('%s %r has actions %s, not %s' % (self.role, self.name, acts, action))
        A.Action.do_action(self.acc, acts.index(action) if action else 0)
        time.sleep(.15)
        return self

    def set_text(self, text):
        if not A.EditableText.set_text_contents(self.acc, text):
            raise DriveError('cannot set the text of %s %r' % (self.role, self.name))
        return self

    def focus(self):
        self._try(lambda: A.Component.grab_focus(self.acc))
        time.sleep(.1)
        return self

    # -- looking ---------------------------------------------------------------
    def shot(self, name, margin=0):
        x, y, w, h = self.box()
        return self.desk.shot(name, (int(x - margin), int(y - margin), int(w + 2 * margin), int(h + 2 * margin)))

    def line(self):
        e = self.extents()
        t, v, d = self.text, self.value, self.description
        st = self.states & {'focused', 'checked', 'selected', 'expanded', 'pressed', 'editable', 'insensitive',
                            'focusable', 'invalid-entry', 'required', 'modal', 'active', 'busy', 'read-only', 'has-popup'}
        if e and 'sensitive' not in self.states and self.role not in ('application',):
            st.add('INSENSITIVE')
        s = '[%s] %r' % (self.role, self.name)
        if not self.name and e and self.labelled_by():
            s += ' labelled-by=%r' % self.labelled_by()
        if t is not None and t != self.name:
            s += ' text=%r' % t
        if d and d != self.name:
            s += ' desc=%r' % d
        if v is not None and 'Value' in self.ifaces:
            s += ' value=%g' % v
        if e:
            s += ' @%d,%d %dx%d' % e
        if st:
            s += ' {%s}' % ','.join(sorted(st))
        return s

    def tree(self, depth=0, full=False):
        """The accessible tree; layout-only panels are folded unless full."""
        out = []
        dull = not full and self.role in ('panel', 'filler', 'unknown', 'section', 'redundant object', 'generic') and \
            (not self.name or _TYPE.match(self.name)) and not (self.text or '')
        if not dull:
            out.append('  ' * depth + self.line())
        for c in self.children():
            sub = c.tree(depth + (not dull), full)
            if sub:
                out.append(sub)
        return '\n'.join(out)

    def unnamed(self):
        """Widgets a screen reader cannot name: focusable, and no name (GTK 4.8 gives
        the C type's name, as 'GtkEntry', where there is no label)."""
        return [n for n in self.walk() if 'focusable' in n.states and n.shown()
                and (not n.name or _TYPE.match(n.name)) and not n.labelled_by()
                and n.role not in ('scroll pane', 'list', 'table', 'tree table', 'panel', 'filler', 'list box', 'grouping', 'unknown')]

    def __repr__(self):
        return '<%s>' % self.line()


class App(Node):
    """The program: find() looks through all its windows, newest popups included."""

    def __init__(self, desk, proc, log, name):
        self.desk, self.proc, self.log, self.cmd = desk, proc, log, name
        self.app = self

    @property
    def acc(self):
        want = self._pids()
        for i in range(self._try(self.desk.root.get_child_count, 0)):
            a = self._try(lambda: self.desk.root.get_child_at_index(i))
            if a is not None and self._try(a.get_process_id, -1) in want:
                return a
        raise DriveError('the program is not on the accessibility bus')

    def _pids(self):
        """The pid and its descendants' (a wrapper such as valgrind)."""
        kids = {}
        for p in os.listdir('/proc'):
            if p.isdigit():
                try:
                    st = open('/proc/%s/stat' % p).read()
                    kids.setdefault(int(st.rsplit(')', 1)[1].split()[1]), []).append(int(p))
                except OSError:
                    pass
        out, todo = set(), [self.proc.pid]
        while todo:
            q = todo.pop()
            out.add(q)
            todo += kids.get(q, [])
        return out

    def windows(self):
        try:
            return [n for n in Node(self, self.acc).children() if n.shown()
                    and ('showing' in n.states or 'visible' in n.states or 'active' in n.states)]
        except DriveError:
            return []

    def walk(self):
        """Its windows, the active (or last opened) one first."""
        ws = self.windows()
        ws.sort(key=lambda w: 'active' not in w.states)
        for w in ws:
            yield from w.walk()

    def window_named(self, name=None, timeout=10):
        end = time.time() + timeout
        while time.time() < end:
            for w in self.windows():
                if _name_ok(name, w.name):
                    return w
            time.sleep(.1)
        raise DriveError('no window named %r; there are %s' % (name, [w.name for w in self.windows()]))

    def tree(self, depth=0, full=False):
        return '\n'.join(w.tree(0, full) for w in self.windows())

    def settle(self, tries=20):
        """Wait until the frame buffer is the same twice (animations, first frames)."""
        last = None
        p = os.path.join(self.desk.fb, 'Xvfb_screen0')
        for _ in range(tries):
            with open(p, 'rb') as f:
                now = hash(f.read())
            if now == last:
                return
            last = now
            time.sleep(.06)

    # X windows of the program: managed toplevels and override-redirect popups
    def _xwins(self):
        out = []
        pids = {str(p) for p in self._pids()}
        q = self.desk.x('search', '--onlyvisible', '--name', '.*').split()
        for w in q:
            g = self.desk.x('getwindowgeometry', '--shell', w)
            d = dict(l.split('=', 1) for l in g.splitlines() if '=' in l)
            if not d:
                continue
            wid, hgt = int(d['WIDTH']), int(d['HEIGHT'])
            pr = subprocess.run(['xprop', '-id', w, '_NET_WM_PID', '_GTK_FRAME_EXTENTS', 'WM_NAME', '_NET_WM_NAME',
                                 'WM_STATE', '_NET_WM_WINDOW_TYPE'],
                                env=self.desk.env, capture_output=True, text=True).stdout
            if wid < 3 or hgt < 3:
                continue
            m = re.search(r'_NET_WM_PID\(CARDINAL\) = (\d+)', pr)
            f = re.search(r'_GTK_FRAME_EXTENTS\(CARDINAL\) = (\d+), (\d+), (\d+), (\d+)', pr)
            t = re.search(r'_NET_WM_NAME\(UTF8_STRING\) = "(.*)"', pr)
            out.append(dict(id=w, pid=m.group(1) if m else None, x=int(d['X']), y=int(d['Y']), w=wid, h=hgt,
                            frame=tuple(map(int, f.groups())) if f else (0, 0, 0, 0),
                            title=t.group(1) if t else '', state='WM_STATE(WM_STATE)' in pr,
                            type=' '.join(re.findall(r'_NET_WM_WINDOW_TYPE_(\w+)', pr))))
        return [o for o in out if o['pid'] in pids]

    def _xwindow_for(self, node):
        """(x, y, dx, dy): its X window's place, and what to add to its extents."""
        s = self.desk.scale
        for _ in range(20):                      # none are seen while a window manager is at work
            xs = self._xwins()
            if xs:
                break
            time.sleep(.1)
        chain, n = [], node
        while n is not None and n.role != 'application':
            chain.append(n)
            n = n.parent()
        # 1. In a popover or menu? GTK4's are override-redirect X windows of their own,
        #    and the popover's accessible has exactly that window's size, while its x,y
        #    are its parent's: so shift by the difference.
        pops = [x for x in xs if not x['state'] and x['type'] != 'NORMAL']
        for n in chain[:-1]:
            e = n.extents()
            for x in reversed(pops):
                if e and abs(e[2] * s - x['w']) <= s and abs(e[3] * s - x['h']) <= s:
                    return x['x'], x['y'], -e[0], -e[1]
        # 2. In a toplevel: title first, then the best fitting size.
        win = chain[-1]
        we = win.extents() or (0, 0, 0, 0)
        tops = [x for x in xs if x['state']] or xs
        cand = [x for x in tops if x['title'] == win.name] or tops
        if not cand:
            raise DriveError('no X window for %r' % win.name)
        cand.sort(key=lambda x: abs(x['w'] / s - we[2]) + abs(x['h'] / s - we[3]))
        x = cand[0]
        l, r, t, b = x['frame']
        # what is left between X window and content is the (even) border which GTK draws
        # itself where no compositor runs ('solid-csd')
        # (GTK 4.8: the frame is at 0,0 and less its border; 4.18: at -5,-5 with it)
        return (x['x'], x['y'], l / s + ((x['w'] - l - r) / s - we[2]) / 2 - we[0],
                t / s + ((x['h'] - t - b) / s - we[3]) / 2 - we[1])

    def output(self):
        with open(self.log, errors='replace') as f:
            return f.read()

    def warnings(self):
        """The lines of the program's own output that a tester should see."""
        return [l for l in self.output().splitlines() if re.search(r'WARNING|CRITICAL|ERROR|runtime error|Sanitizer', l)
                and 'Screen coordinates not supported' not in l]

    def shot(self, name, margin=0):
        w = self.windows()
        n = next((i for i in w if 'active' in i.states), w[-1])
        return Node.shot(n, name, margin or 6 * self.desk.scale)

    def close(self, timeout=10):
        """As a person: alt+F4; the exit status."""
        self.desk.key('alt+F4')
        try:
            return self.proc.wait(timeout)
        except subprocess.TimeoutExpired:
            return None


# ---------------------------------------------------------------------------
def run_steps(d, app, lines, out=print):
    """The line language; every step prints ok or stops with what was seen."""
    n_ok = 0
    for no, raw in enumerate(lines, 1):
        s = raw.strip()
        if not s or s.startswith('#'):
            continue
        w = shlex.split(s)
        c, a = w[0], w[1:]
        idx = 0
        if a and re.match(r'^#\d+$', a[-1]):
            idx = int(a.pop()[1:]) - 1
        node = lambda t=10: app.find(a[0] if a else None, a[1] if len(a) > 1 else None, idx, t)
        if c == 'click': node().click()
        elif c == 'double': node().double_click()
        elif c == 'right': node().right_click()
        elif c == 'hover': node().hover()
        elif c == 'fill': app.find(a[0], a[1], idx).fill(a[2])
        elif c == 'type': d.type(a[0])
        elif c == 'key': d.key(*a)
        elif c == 'do': app.find(a[0], a[1], idx).do(a[2] if len(a) > 2 else None)
        elif c == 'settext': app.find(a[0], a[1], idx).set_text(a[2])
        elif c in ('wait', 'expect'): node()
        elif c == 'gone': app.gone(a[0], a[1])
        elif c == 'reads':
            n = app.find(a[0], a[1], idx)
            end = time.time() + 5
            while not _name_ok(a[2], n.label) and time.time() < end:
                time.sleep(.1)
            if not _name_ok(a[2], n.label):
                raise DriveError('%s %r reads %r, not %r' % (a[0], a[1], n.label, a[2]))
        elif c == 'state':
            n = app.find(a[0], a[1], idx)
            want, neg = a[2].lstrip('!'), a[2].startswith('!')
            if (want in n.states) == neg:
                raise DriveError('%r: state %s not met: %s' % (n, a[2], sorted(n.states)))
        elif c == 'read': out(node().label)
        elif c == 'count': out('%d' % len(app.find_all(a[0], a[1] if len(a) > 1 else None)))
        elif c == 'shot': out('picture ' + d.shot(a[0]))
        elif c == 'appshot': out('picture ' + app.shot(a[0]))
        elif c == 'tree': out(app.tree(full='full' in a))
        elif c == 'unnamed': [out('unnamed %s' % n.line()) for n in app.unnamed()]
        elif c == 'sleep': time.sleep(float(a[0]))
        elif c == 'clickat': d.click_at(float(a[0]), float(a[1]))
        elif c == 'resize': d.x('search', '--onlyvisible', '--name', a[2] if len(a) > 2 else app.windows()[0].name, 'windowsize', a[0], a[1]); time.sleep(.5)
        elif c == 'warnings': [out('warning ' + l) for l in app.warnings()]
        elif c == 'nowarnings':
            if app.warnings():
                raise DriveError('the program printed: ' + '\n'.join(app.warnings()[:10]))
        elif c == 'close': out('exit %s' % app.close())
        else:
            raise DriveError('line %d: no such step: %s' % (no, c))
        n_ok += 1
        if d.verbose:
            out('ok %s' % s)
    return n_ok


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--size', default='1280x900'); p.add_argument('--scale', type=int, default=1)
    p.add_argument('--lang'); p.add_argument('--dark', action='store_true')
    p.add_argument('--contrast', action='store_true')
    p.add_argument('--large-text', action='store_true'); p.add_argument('--font', default='Cantarell 11')
    p.add_argument('--wm', default='openbox')
    p.add_argument('--animations', action='store_true'); p.add_argument('--home'); p.add_argument('--out', default='.')
    p.add_argument('--steps', help='file of steps (default: stdin)'); p.add_argument('-v', '--verbose', action='store_true')
    p.add_argument('--env', action='append', default=[], metavar='K=V')
    p.add_argument('cmd', nargs=argparse.REMAINDER)
    o = p.parse_args()
    cmd = o.cmd[1:] if o.cmd[:1] == ['--'] else o.cmd
    if not cmd:
        p.error('name the program after --')
    lines = (open(o.steps) if o.steps else sys.stdin).read().splitlines()
    with Desk(o.size, o.scale, o.lang, o.dark, o.contrast, o.font, o.animations, o.wm, o.home,
              o.out, dict(e.split('=', 1) for e in o.env), o.verbose, o.large_text) as d:
        try:
            app = d.launch(cmd)
            n = run_steps(d, app, lines)
            print('%d passed, 0 failed' % n)
            return 0
        except DriveError as e:
            print('FAILED: %s' % e)
            try:
                print('picture of the failure: ' + d.shot('failure.png'))
                if d.apps and d.apps[-1].windows():
                    print(d.apps[-1].tree())
            except Exception as x:
                print('(%s)' % x)
            return 1


if __name__ == '__main__':
    sys.exit(main())
