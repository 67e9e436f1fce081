#!/usr/bin/python3
"""A browser of one window around WebKitGTK, for the journeys.

WebKitGTK's own MiniBrowser forgets everything when it is driven. This one keeps its profile on disk,
so that it can be killed and started again as a phone does, runs scripts before the page's own,
notes each request and console line, and saves files. The engine is the same, and nothing of it is
replaced.

It takes the profile's folder as its one argument and `--automation`. Commands arrive, one JSON
object a line, on the socket `control` in that folder; each is answered with one line.
"""

import json
import os
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, Gio, GLib, Gtk, WebKit2  # noqa: E402

KEEPING_LINES = """(() => {
  const tell = webkit.messageHandlers.console;
  for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
    const real = console[level];
    console[level] = function (...said) {
      try { tell.postMessage(level + ' ' + said.map(String).join(' ')); } catch {}
      return real.apply(this, said);
    };
  }
})();"""


class Browser:
    def __init__(self, folder):
        self.folder = folder
        self.size = (390, 844)
        self.scripts = []
        self.console = []
        self.requests = []
        self.downloads = None
        self.windows = []
        data = WebKit2.WebsiteDataManager(
            base_data_directory=os.path.join(folder, "data"),
            base_cache_directory=os.path.join(folder, "cache"),
        )
        self.context = WebKit2.WebContext(website_data_manager=data)
        self.context.set_automation_allowed(True)
        self.context.connect("automation-started", self.automated)
        self.context.connect("download-started", self.saves)
        proxy = os.environ.get("ALONGSIDE_PROXY")
        if proxy:
            to = WebKit2.NetworkProxySettings.new(proxy, ["127.0.0.1", "localhost"])
            data.set_network_proxy_settings(WebKit2.NetworkProxyMode.CUSTOM, to)
        listener = Gio.SocketService()
        where = os.path.join(folder, "control")
        if os.path.exists(where):
            os.remove(where)
        listener.add_address(
            Gio.UnixSocketAddress.new(where), Gio.SocketType.STREAM, Gio.SocketProtocol.DEFAULT, None
        )
        listener.connect("incoming", self.called)
        listener.start()

    def automated(self, _context, session):
        about = WebKit2.ApplicationInfo()
        about.set_name("journeys")
        session.set_application_info(about)
        session.connect("create-web-view::window", lambda *_: self.open_window())
        session.connect("create-web-view::tab", lambda *_: self.open_window())

    def open_window(self):
        content = WebKit2.UserContentManager()
        content.register_script_message_handler("console")
        content.connect("script-message-received::console", self.said)
        view = WebKit2.WebView(
            web_context=self.context, user_content_manager=content, is_controlled_by_automation=True
        )
        view.connect("resource-load-started", lambda _v, _r, asked: self.requests.append(asked.get_uri()))
        view.connect("close", self.closed)
        window = Gtk.Window()
        window.set_decorated(False)
        window.set_resizable(False)
        window.add(view)
        self.windows.append((window, view, content))
        self.dress(window, view, content)
        window.show_all()
        return view

    def closed(self, view):
        for each in [each for each in self.windows if each[1] is view]:
            self.windows.remove(each)
            each[0].destroy()

    def dress(self, window, view, content):
        view.set_size_request(*self.size)
        window.resize(*self.size)
        content.remove_all_scripts()
        for source in [KEEPING_LINES, *self.scripts]:
            content.add_script(
                WebKit2.UserScript.new(
                    source,
                    WebKit2.UserContentInjectedFrames.ALL_FRAMES,
                    WebKit2.UserScriptInjectionTime.START,
                    None,
                    None,
                )
            )

    def said(self, _content, message):
        self.console.append(message.get_js_value().to_string())

    def saves(self, _context, download):
        download.connect("decide-destination", self.decides)

    def decides(self, download, name):
        if self.downloads is None:
            download.cancel()
        else:
            download.set_destination(GLib.filename_to_uri(os.path.join(self.downloads, name), None))
        return True

    def called(self, _service, connection, _source):
        answers = connection.get_output_stream()
        lines = Gio.DataInputStream.new(connection.get_input_stream())

        def heard(stream, result):
            line, _ = stream.read_line_finish_utf8(result)
            if line:
                answers.write_all((json.dumps(self.do(json.loads(line))) + "\n").encode(), None)
            connection.close(None)

        lines.read_line_async(GLib.PRIORITY_DEFAULT, None, heard)
        return True

    def do(self, wanted):
        if "dark" in wanted:
            settings = Gtk.Settings.get_default()
            settings.set_property("gtk-enable-animations", False)
            settings.set_property("gtk-application-prefer-dark-theme", wanted["dark"])
        if "size" in wanted:
            self.size = tuple(wanted["size"])
        if "scripts" in wanted:
            self.scripts = wanted["scripts"]
        if wanted.get("forget"):
            # Documents, scripts and styles that were fetched; not what the site itself has kept.
            self.context.clear_cache()
        if "downloads" in wanted:
            self.downloads = wanted["downloads"]
        if "size" in wanted or "scripts" in wanted:
            for each in self.windows:
                self.dress(*each)
        if "picture" in wanted and self.windows:
            page = self.windows[-1][1].get_window()
            picture = Gdk.pixbuf_get_from_window(page, 0, 0, *self.size)
            picture.savev(wanted["picture"], "png", [], [])
        answer = {}
        if wanted.get("harvest"):
            answer = {"console": self.console, "requests": self.requests}
            self.console, self.requests = [], []
        if wanted.get("clipboard"):
            answer["clipboard"] = Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD).wait_for_text()
        return answer


Gtk.init(None)
browser = Browser(sys.argv[1])
Gtk.main()
