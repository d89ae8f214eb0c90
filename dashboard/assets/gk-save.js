/* What is drawn, taken away as a file that says what it shows: the filter in words, the address, the corpus, the date. */
(function () {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";

  function told() {
    const sentence = document.getElementById("sentence");
    const about = sentence ? [sentence.textContent, "corpus: " + sentence.dataset.corpus] : [];
    const where = window.location.pathname + window.location.search;
    return about.concat([where, "saved: " + new Date().toISOString(), "made by: graphkit"]).join("\n");
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /* A PNG with a text in it: one chunk more (iTXt, PNG specification 11.3.4.5) after its head, which is 33 bytes long. */
  function crc(bytes) {
    let sum = 0xffffffff;
    bytes.forEach(function (byte) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    });
    return (sum ^ 0xffffffff) >>> 0;
  }

  function savePicture(blob, name) {
    const number = (value) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
    const content = [...new TextEncoder().encode("iTXtDescription\0\0\0\0\0" + told())];
    const chunk = new Uint8Array([...number(content.length - 4), ...content, ...number(crc(content))]);
    save(new Blob([blob.slice(0, 33), chunk, blob.slice(33)], { type: "image/png" }), name);
  }

  function paper() {
    return getComputedStyle(document.body).backgroundColor;
  }

  function saveGraph(kind) {
    const graph = window.gk.drawn();
    if (!graph) return;
    window.gk.plain(graph);
    if (kind === "svg") save(new Blob([svg(graph, paper())], { type: "image/svg+xml" }), "network.svg");
    else savePicture(graph.png({ output: "blob", full: true, scale: 2, bg: paper() }), "network.png");
  }

  /* A figure of Plotly as it stands, on white. */
  async function saveFigure(plot, name) {
    const size = { format: "svg", width: plot.clientWidth, height: plot.clientHeight };
    const made = await window.Plotly.toImage(plot, size);
    const drawing = new DOMParser().parseFromString(decodeURIComponent(made.slice(made.indexOf(",") + 1)), "image/svg+xml");
    const parts = ["title", "desc", "rect"].map((one) => drawing.createElementNS(SVG, one));
    parts[0].textContent = document.title;
    parts[1].textContent = told();
    Object.entries({ width: "100%", height: "100%", fill: "#fff" }).forEach(([key, value]) => parts[2].setAttribute(key, value));
    drawing.documentElement.prepend(...parts);
    save(new Blob([new XMLSerializer().serializeToString(drawing)], { type: "image/svg+xml" }), name + ".svg");
  }

  async function saveOverview(plot) {
    const made = await window.Plotly.toImage(plot, { format: "png", width: 1600, height: 900 });
    const bytes = Uint8Array.from(atob(made.slice(made.indexOf(",") + 1)), (one) => one.charCodeAt(0));
    savePicture(new Blob([bytes]), "overview.png");
  }

  /* The drawing as SVG: the same places, shapes, colours and names; what it shows and where from stands in its head. */
  const CORNERS = {
    triangle: [[0, -1], [1, 1], [-1, 1]], diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
    hexagon: [[-1, 0], [-0.5, -1], [0.5, -1], [1, 0], [0.5, 1], [-0.5, 1]],
    octagon: [[-0.41, -1], [0.41, -1], [1, -0.41], [1, 0.41], [0.41, 1], [-0.41, 1], [-1, 0.41], [-1, -0.41]],
    tag: [[-1, -1], [0.25, -1], [1, 0], [0.25, 1], [-1, 1]], vee: [[-1, -1], [0, -0.33], [1, -1], [0, 1]],
    star: [[0, -1], [0.24, -0.31], [1, -0.31], [0.38, 0.12], [0.59, 0.81], [0, 0.38], [-0.59, 0.81], [-0.38, 0.12], [-1, -0.31], [-0.24, -0.31]],
  };

  function svg(graph, paper) {
    const out = document.implementation.createDocument(SVG, "svg");
    const add = function (name, said, text) {
      const made = out.createElementNS(SVG, name);
      Object.entries(said).forEach(([key, value]) => made.setAttribute(key, value));
      if (text !== undefined) made.textContent = text;
      out.documentElement.appendChild(made);
      return made;
    };
    const box = graph.elements().boundingBox();
    out.documentElement.setAttribute("viewBox", [box.x1 - 20, box.y1 - 20, box.w + 40, box.h + 40].join(" "));
    add("title", {}, document.title);
    add("desc", {}, told());
    add("rect", { x: box.x1 - 20, y: box.y1 - 20, width: box.w + 40, height: box.h + 40, fill: paper });
    graph.edges().forEach(function (edge) {
      const a = edge.source().position();
      const b = edge.target().position();
      add("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: edge.style("line-color"), "stroke-width": edge.style("width").replace("px", ""), opacity: edge.style("opacity") });
    });
    graph.nodes().forEach(function (node) {
      const at = node.position();
      const half = node.width() / 2;
      const look = { fill: node.style("background-color"), "fill-opacity": node.style("background-opacity"), stroke: node.style("border-color") };
      const corners = CORNERS[node.data("shape")];
      if (corners) add("polygon", Object.assign(look, { points: corners.map(([x, y]) => [at.x + x * half, at.y + y * half].join(",")).join(" ") }));
      else if (node.data("shape") === "ellipse") add("circle", Object.assign(look, { cx: at.x, cy: at.y, r: half }));
      else add("rect", Object.assign(look, { x: at.x - half, y: at.y - half, width: 2 * half, height: 2 * half, rx: 2 }));
      const [beside, above] = [{ right: 1, left: -1 }[node.data("halign")] || 0, node.data("valign") === "top"];
      const line = beside ? at.y + 4 : above ? at.y - half - 4 : at.y + half + 11;
      const anchor = { 1: "start", "-1": "end", 0: "middle" }[beside];
      if (node.data("name")) add("text", { x: at.x + beside * (half + 3), y: line, "text-anchor": anchor, "font-family": "Source Sans 3, sans-serif", "font-size": 11, fill: node.style("color") }, node.data("name"));
    });
    return new XMLSerializer().serializeToString(out);
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("button");
    if (!button) return;
    if (button.matches(".gk-save-graph")) saveGraph("png");
    if (button.matches(".gk-save-svg")) saveGraph("svg");
    const plot = button.matches(".gk-save-plot")
      ? document.querySelector(".gk-raster .js-plotly-plot")
      : button.matches(".gk-save-figure") && button.closest("figure").querySelector(".js-plotly-plot");
    if (!plot) return;
    if (button.matches(".gk-save-plot")) saveOverview(plot);
    else saveFigure(plot, button.dataset.name);
  });
})();
