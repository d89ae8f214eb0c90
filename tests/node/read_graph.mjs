// Reads a GEXF or Graphology JSON file with the JavaScript libraries that its users have; prints what it found.
//   node tests/node/read_graph.mjs FILE
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import graphology from "graphology";
import gexf from "graphology-gexf";

const path = process.argv[2];
const text = readFileSync(path, "utf8");
const Graph = graphology.default ?? graphology;
const graph = path.endsWith(".gexf")
  ? gexf.parse(Graph, text)
  : Graph.from(JSON.parse(text));
const few = graph.order <= 1000;
// One hash of all ids, ends and attributes: benchmarks/graph.py makes the same of the graph that it wrote.
const sorted = (data) => Object.entries(data).sort(([one], [other]) => (one < other ? -1 : 1));
const lines = [
  ...graph.mapNodes((node, data) => JSON.stringify([node, ...sorted(data)])),
  ...graph.mapEdges((edge, data, source, target) => JSON.stringify([edge, source, target, ...sorted(data)])),
].sort();
const report = {
  digest: createHash("sha256").update(lines.join("\n")).digest("hex"),
  nodes: graph.order,
  edges: graph.size,
  type: graph.type,
  multi: graph.multi,
  ids: few ? graph.nodes() : [],
  nodeAttributes: few ? Object.fromEntries(graph.mapNodes((node, data) => [node, data])) : {},
  edgeAttributes: few ? Object.fromEntries(graph.mapEdges((edge, data) => [edge, data])) : {},
};
process.stdout.write(JSON.stringify(report));
