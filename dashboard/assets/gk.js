/* The little that must happen in the browser: links without a reload, keys, hover, theme. Everything else is Python. */
(function () {
  "use strict";
  const SELECT = ["node", "edge", "fact"];
  const skip = () => window.dash_clientside.no_update;

  /* Dash names the script of Plotly without its version, and browsers would ask for its megabytes again and again. */
  const plotly = document.getElementById("gk-plotly");
  if (plotly) Object.defineProperty(window, "_dashPlotlyJSURL", { get: () => plotly.href, set: () => {} });

  function go(href) {
    if (!href || !href.startsWith("/") || href.startsWith("//")) return;
    window.history.pushState({}, "", href);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  function withSelection(pairs) {
    const search = new URLSearchParams(window.location.search);
    SELECT.forEach((key) => search.delete(key));
    pairs.forEach(([key, value]) => search.append(key, value));
    const query = search.toString();
    return window.location.pathname + (query ? "?" + query : "");
  }

  /* A tree of HTML and links as one component of Dash: see dashboard/components/still.py. Text stays text. */
  function element(node, at) {
    if (node === null || typeof node !== "object") return node;
    if (Array.isArray(node)) return node.map(element);
    const { children, ...props } = node.props;
    if (node.type === "Link")
      props.onClick = function (event) {
        if (event.metaKey || event.shiftKey || event.altKey || event.ctrlKey) return;
        event.preventDefault();
        go(props.href);
      };
    return window.React.createElement(node.type === "Link" ? "a" : node.type.toLowerCase(), { ...props, key: at }, element(children === undefined ? null : children));
  }

  function Still(props) {
    const seen = window.React.useRef({ tree: null, count: 0 });
    if (seen.current.tree !== props.tree) seen.current = { tree: props.tree, count: seen.current.count + 1 };
    return window.React.createElement(window.React.Fragment, { key: seen.current.count }, element(props.tree));
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    gk: {
      /* The address without its selection draws the page; with a selection it opens the evidence. */
      keys: function (href, page, selection) {
        if (!href) return [skip(), skip()];
        const url = new URL(href);
        const search = new URLSearchParams(url.search);
        const selected = SELECT.some((key) => search.has(key)) ? url.pathname + url.search : "";
        SELECT.forEach((key) => search.delete(key));
        const query = search.toString();
        const key = url.pathname + (query ? "?" + query : "");
        return [key === page ? skip() : key, selected === (selection || "") ? skip() : selected];
      },
      menu: function (opened, navbar) {
        return Object.assign({}, navbar, { collapsed: { mobile: !opened } });
      },
      close_menu: function () {
        document.querySelectorAll(".gk-suggestions").forEach((box) => box.classList.add("gk-shut"));
        return false;
      },
      deselect: function (opened) {
        if (!opened && SELECT.some((key) => new URLSearchParams(window.location.search).has(key))) go(withSelection([]));
        return skip();
      },
      open_mark: function () {
        const fired = window.dash_clientside.callback_context.triggered[0];
        const point = fired && fired.value && fired.value.points && fired.value.points[0];
        const custom = point && point.customdata;
        if (custom) go(Array.isArray(custom) ? custom[0] : custom);
        return skip();
      },
      brush: function () {
        const fired = window.dash_clientside.callback_context.triggered[0];
        const range = fired && fired.value && fired.value.range && fired.value.range.x;
        if (!range) return skip();
        const search = new URLSearchParams(window.location.search);
        SELECT.concat(["page"]).forEach((key) => search.delete(key));
        search.set("from", String(range[0]).slice(0, 7));
        search.set("to", String(range[1]).slice(0, 7));
        go(window.location.pathname + "?" + search.toString());
        return skip();
      },
      arrived: function (_, path) {
        const title = document.querySelector("#content h1");
        document.title = title ? title.textContent + " · graphkit" : "graphkit";
        const lit = document.getElementById("lit");
        if (lit) lit.scrollIntoView({ block: "center" });
        else if (path !== window.gkPath) window.scrollTo(0, 0);
        if (window.gkPath !== undefined && path !== window.gkPath) {
          const content = document.getElementById("content");
          if (content && document.activeElement && document.activeElement.tagName !== "INPUT") content.focus({ preventScroll: true });
        }
        window.gkPath = path;
        watch();
        return document.title;
      },
      tap_edge: function (edge) {
        if (edge) go(withSelection([["edge", edge.source], ["edge", edge.target]]));
        return skip();
      },
      tap_node: function (node) {
        if (node) go(withSelection([["node", node.id]]));
        return skip();
      },
      again: function (ticks, key) {
        if (ticks) window.dash_clientside.set_props("page-key", { data: key.replace(/[?&]tick=\d+/, "") + (key.includes("?") ? "&" : "?") + "tick=" + Date.now() });
        return skip();
      },
      open_query: function (query) {
        if (query) go(window.location.pathname + "?" + query);
        return skip();
      },
      until: function (at, months) {
        const graph = drawn();
        if (!graph || !months) return skip();
        graph.batch(function () {
          graph.edges().forEach((edge) => edge.toggleClass("later", edge.data("first") > months[at]));
          graph.nodes().forEach((node) => node.toggleClass("later", node.connectedEdges().every((edge) => edge.hasClass("later"))));
        });
        const [year, month] = months[at].split("-");
        const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        window.gkAt = at;
        return (month ? names[month - 1] + " " : "") + year;
      },
      styles: function (_, styles) {
        readable();
        return styles[isDark() ? "dark" : "light"];
      },
    },
  });

  function drawn() {
    const stage = document.getElementById("network-graph");
    return stage && stage._cyreg && stage._cyreg.cy;
  }

  /* Names on the graph: always 12 px on the screen, the largest nodes first, and only where one finds room. */
  const LETTERS = 12;
  const MEASURE = document.createElement("canvas").getContext("2d");

  function crosses(a, b) {
    return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  }

  /* Where the name of a point may stand: how it is aligned, how far it is moved (px), and the room that it takes. */
  function sides(at, half, wide) {
    const tall = LETTERS * 1.2;
    const near = 1 - 0.3 * half; // a corner of the square around a point is farther from it than its rim
    return [
      ["center", "bottom", 0, 3], ["right", "center", 3, 0], ["left", "center", -3, 0], ["center", "top", 0, -3],
      ["right", "bottom", near, near], ["right", "top", near, -near], ["left", "bottom", -near, near], ["left", "top", -near, -near],
    ].map(function ([across, along, right, down]) {
      const x = at.x + right + { center: -wide / 2, right: half, left: -half - wide }[across];
      const y = at.y + down + { center: -tall / 2, bottom: half, top: -half - tall }[along];
      return { across, along, right, down, box: [x, y, x + wide, y + tall] };
    });
  }

  const HUBS = 15; // so many of the largest are named though their names lie on smaller points

  function label(graph) {
    const zoom = graph.zoom();
    const near = graph.nodes(".near");
    const always = graph.nodes(".near, .path, :selected");
    const seen = near.nonempty() ? near : graph.nodes();
    const first = seen.sort((a, b) => always.contains(b) - always.contains(a) || b.data("size") - a.data("size"));
    const points = seen.filter((node) => node.renderedWidth() > 6).map((node) => {
      const at = node.renderedPosition();
      const half = node.renderedWidth() / 2;
      return { id: node.id(), size: node.data("size"), box: [at.x - half, at.y - half, at.x + half, at.y + half] };
    });
    const names = [];
    const inside = (box) => box[0] >= 0 && box[1] >= 0 && box[2] <= graph.width() && box[3] <= graph.height();
    const free = (node, least) => (place) =>
      inside(place.box) && !names.some((name) => crosses(name, place.box)) &&
      !points.some((point) => point.size >= least && point.id !== node.id() && crosses(point.box, place.box));
    MEASURE.font = "500 " + LETTERS + 'px "Source Sans 3", sans-serif';
    graph.batch(function () {
      graph.nodes().not(first).data("name", "");
      first.forEach(function (node, rank) {
        const wide = MEASURE.measureText(node.data("label")).width + 4;
        const places = sides(node.renderedPosition(), node.renderedWidth() / 2, wide);
        let place = places.find(free(node, 0));
        if (!place && rank < HUBS) place = places.find(free(node, 0.8 * node.data("size"))) || places.find(free(node, Infinity));
        if (!place && always.contains(node)) place = places.find((one) => inside(one.box)) || places[0];
        if (!place) return void node.data("name", "");
        names.push(place.box);
        node.data({
          name: node.data("label"), font: LETTERS / zoom, halo: 2.5 / zoom, halign: place.across, valign: place.along,
          right: place.right / zoom, down: place.down / zoom,
        });
      });
    });
  }

  /* Under the pointer: a node with its neighbours, or an edge with its two ends; the rest grows pale. */
  function light(graph, about) {
    graph.batch(function () {
      graph.elements().removeClass("near far");
      if (!about) return;
      about.addClass("near");
      graph.elements().not(about).addClass("far");
    });
    label(graph);
  }

  /* On a tall canvas the drawing stands upright; what was dragged stays where it was put. */
  const PINS = () => "gk-pins " + (new URLSearchParams(window.location.search).get("network") || "met");

  function pins() {
    try {
      return JSON.parse(sessionStorage.getItem(PINS()) || "{}");
    } catch (_) {
      return {};
    }
  }

  function arrange(graph) {
    const tall = graph.height() > graph.width();
    const kept = pins();
    let moved = false;
    graph.batch(function () {
      graph.nodes().forEach(function (node) {
        const at = node.position();
        const laid = node.scratch("laid");
        if (laid && Math.abs(laid.x - at.x) + Math.abs(laid.y - at.y) < 0.01) return;
        const pinned = kept[node.id()];
        if (pinned) node.position({ x: pinned[0], y: pinned[1] });
        else if (tall) node.position({ x: at.y, y: at.x * 0.8 });
        node.toggleClass("pinned", Boolean(pinned));
        node.scratch("laid", Object.assign({}, node.position()));
        moved = true;
      });
    });
    if (moved) graph.fit(undefined, tall ? 14 : 24);
    release(graph);
  }

  function pin(graph, node) {
    const kept = pins();
    const at = node.position();
    kept[node.id()] = [Math.round(at.x), Math.round(at.y)];
    sessionStorage.setItem(PINS(), JSON.stringify(kept));
    node.addClass("pinned").scratch("laid", Object.assign({}, at));
    release(graph);
  }

  /* The button that lets go of what was pinned; it is there only when something is. */
  function release(graph) {
    const count = graph.nodes(".pinned").length;
    const button = document.querySelector(".gk-release");
    if (!button) return;
    button.hidden = !count;
    button.textContent = "Release " + count + " pinned";
  }

  function readable(tries) {
    const graph = drawn();
    if (!graph || !graph.nodes().length) {
      if ((tries || 0) < 100) setTimeout(() => readable((tries || 0) + 1), 60);
      return;
    }
    if (!graph.scratch("gk")) {
      let waiting = null;
      const soon = (wait) => {
        clearTimeout(waiting);
        waiting = setTimeout(() => graph.destroyed() || label(graph), wait);
      };
      graph.scratch("gk", soon);
      graph.on("layoutstop", () => arrange(graph));
      graph.on("dragfree", "node", (event) => pin(graph, event.target));
      graph.on("zoom resize layoutstop pan", () => soon(60));
      graph.on("add dragfree select unselect", "node", () => soon(60));
      graph.on("mouseover", "node", (event) => light(graph, event.target.closedNeighborhood()));
      graph.on("mouseover", "edge", (event) => light(graph, event.target.union(event.target.connectedNodes())));
      graph.on("mouseout", "node, edge", () => light(graph, null));
      document.fonts.ready.then(() => soon(0));
    }
    arrange(graph);
    graph.scratch("gk")(0);
    graph.container().closest(".gk-stage").dataset.ready = "yes";
  }

  /* Play: one step of the slider after the other, until its end or until it is pressed again. */
  let playing = null;
  function play(button) {
    const last = Number(document.querySelector("#network-time [role=slider]").getAttribute("aria-valuemax"));
    const stop = () => {
      clearInterval(playing);
      playing = null;
      button.textContent = "▶ Play";
    };
    if (playing) return stop();
    let at = window.gkAt === undefined || window.gkAt >= last ? -1 : window.gkAt;
    button.textContent = "■ Stop";
    playing = setInterval(function () {
      if (!button.isConnected || at >= last) return stop();
      at += 1;
      window.dash_clientside.set_props("network-time", { value: at });
    }, 450);
  }

  window.gk = { Still: Still, drawn: drawn, plain: (graph) => light(graph, null) };

  /* Names in a figure: where two would lie on one another, the later one waits for more room. */
  function declutter(plot) {
    const taken = [];
    plot.querySelectorAll(".textpoint text").forEach(function (name) {
      name.style.visibility = "";
      const box = name.getBoundingClientRect();
      const place = [box.left, box.top + 2, box.right, box.bottom - 2];
      if (taken.some((other) => crosses(place, other))) name.style.visibility = "hidden";
      else taken.push(place);
    });
  }

  function watch(tries) {
    const plots = document.querySelectorAll(".gk-raster .js-plotly-plot, .gk-names .js-plotly-plot");
    plots.forEach(function (plot) {
      if (plot.gkWatched || !plot.on) return;
      plot.gkWatched = true;
      plot.on("plotly_afterplot", () => declutter(plot));
      plot.on("plotly_relayout", () => declutter(plot));
      declutter(plot);
    });
    if ((tries || 0) < 40) setTimeout(() => watch((tries || 0) + 1), 150);
  }

  function isDark() {
    return document.documentElement.getAttribute("data-mantine-color-scheme") === "dark";
  }

  /* A link inside the sortable tables. */
  const tables = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  tables.Go = function (props) {
    const href = props.data && props.data[props.address];
    if (!href) return props.value == null ? null : String(props.value);
    const open = (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      go(href);
    };
    return window.React.createElement("a", { href: href, onClick: open }, props.value == null ? "" : String(props.value));
  };

  function typing() {
    const at = document.activeElement;
    return at && (at.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(at.tagName));
  }

  function walk(selector, by) {
    const all = Array.from(document.querySelectorAll(selector)).filter((one) => one.offsetParent !== null);
    if (!all.length) return false;
    const at = all.indexOf(document.activeElement);
    const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    return true;
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const box = document.getElementById("search-box");
    const inFind = document.activeElement && document.activeElement.closest && document.activeElement.closest(".gk-find");
    if (inFind) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        walk(".gk-suggestion", event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter" && document.activeElement === box && box.value.trim()) {
        const search = new URLSearchParams(window.location.search);
        const kept = new URLSearchParams();
        ["from", "to", "post", "tag", "class", "who"].forEach((key) => search.getAll(key).forEach((v) => kept.append(key, v)));
        kept.set("q", box.value.trim());
        box.blur();
        go("/search?" + kept.toString());
      } else if (event.key === "Escape") {
        document.querySelectorAll(".gk-suggestions").forEach((one) => one.classList.add("gk-shut"));
        document.activeElement.blur();
      }
      return;
    }
    if (typing()) return;
    const cell = event.key === "Enter" && document.activeElement.closest(".ag-cell");
    if (cell && cell.querySelector("a")) {
      event.preventDefault();
      cell.querySelector("a").click();
    } else if (event.key === "/" && box) {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === "n" || event.key === "j") {
      walk(".gk-passage, .gk-stop", 1);
    } else if (event.key === "p" || event.key === "k") {
      walk(".gk-passage, .gk-stop", -1);
    }
  });

  /* Over the picture of a large network: ask for the node next to the pointer, at most eight times a second. */
  let asked = 0;
  let pressed = null;
  function point(event, click) {
    const stage = event.target.closest && event.target.closest(".gk-raster");
    const plot = stage && stage.querySelector(".js-plotly-plot");
    const layout = plot && plot._fullLayout;
    if (!layout || !layout.xaxis) return;
    const now = Date.now();
    const box = plot.getBoundingClientRect();
    const tip = document.getElementById("network-raster-tip");
    tip.style.left = Math.min(event.clientX - box.left + 14, box.width - 180) + "px";
    tip.style.top = event.clientY - box.top + 14 + "px";
    tip.hidden = !tip.textContent;
    if (!click && now - asked < 125) return;
    asked = now;
    const x = layout.xaxis.p2d(event.clientX - box.left - layout.xaxis._offset);
    const y = layout.yaxis.p2d(event.clientY - box.top - layout.yaxis._offset);
    const within = 12 * Math.abs(layout.xaxis.p2d(1) - layout.xaxis.p2d(0));
    window.dash_clientside.set_props("network-raster-point", { data: { x: x, y: y, within: within, click: click ? now : 0 } });
  }
  document.addEventListener("pointermove", (event) => !event.buttons && point(event, false));
  document.addEventListener("pointerdown", (event) => (pressed = [event.clientX, event.clientY]), true);
  document.addEventListener("pointerup", function (event) {
    const still = pressed && Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) < 4;
    if (still && event.target.closest && event.target.closest(".gk-raster")) point(event, true);
  }, true);

  document.addEventListener("input", function (event) {
    if (event.target.id === "search-box")
      document.querySelectorAll(".gk-suggestions").forEach((box) => box.classList.remove("gk-shut"));
  });

  document.addEventListener("click", function (event) {
    const target = event.target;
    if (target.closest && target.closest(".gk-print")) window.print();
    if (target.closest && target.closest(".gk-pairs button")) target.closest("li").classList.add("gk-done");
    if (target.closest && target.closest(".gk-release") && drawn()) {
      sessionStorage.removeItem(PINS());
      drawn().nodes().removeClass("pinned");
      release(drawn());
    }
    if (target.closest && target.closest(".gk-play")) play(target.closest(".gk-play"));
    if (target.closest && !target.closest(".gk-find"))
      document.querySelectorAll(".gk-suggestions").forEach((box) => box.classList.add("gk-shut"));
  });

  /* Cytoscape draws on a canvas, out of reach of the style sheet: say when the theme has changed. */
  new MutationObserver(function () {
    const set = window.dash_clientside && window.dash_clientside.set_props;
    if (set && document.getElementById("network-theme")) set("network-theme", { data: isDark() ? "dark" : "light" });
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-mantine-color-scheme"] });
})();
