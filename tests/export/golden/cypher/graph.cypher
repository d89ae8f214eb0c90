// corpus: invented
// filters: since 2007
// protect: mask
// date: 2026-01-02
// nodes: 8
// edges: 8
// protected_people: 0
// redacted_people: 0
CREATE INDEX node_id IF NOT EXISTS FOR (n:Node) ON (n.id);
UNWIND [
{kind: "cable", label: "08OSLO1", date: "2008-06-01", subject: "FISH & \"CHIPS\" <TALKS>", classification: "SECRET", captions: "[\"SIPDIS\"]", id: "08OSLO1"},
{kind: "cable", label: "07BERN2", date: "2007-05", stub: true, id: "07BERN2"}
] AS row
CREATE (n:Node:Cable) SET n = row;
UNWIND [
{kind: "post", label: "post:oslo", latitude: 59.9, population: "100000000000000000000", id: "post:oslo"},
{kind: "post", label: "post:bern", id: "post:bern"}
] AS row
CREATE (n:Node:Post) SET n = row;
UNWIND [
{kind: "tag", label: "tag:EFIS", id: "tag:EFIS"}
] AS row
CREATE (n:Node:Tag) SET n = row;
UNWIND [
{kind: "person", label: "person:ana", id: "person:ana"},
{kind: "person", label: "person:ben", id: "person:ben"}
] AS row
CREATE (n:Node:Person) SET n = row;
UNWIND [
{kind: "meeting", label: "meeting:08OSLO1/1", meeting_kind: "met", realis: "actual", date: "2008-05-30", cable: "08OSLO1", id: "meeting:08OSLO1/1"}
] AS row
CREATE (n:Node:Meeting) SET n = row;
UNWIND [
{source: "08OSLO1", target: "post:oslo", own: {kind: "sent_by", cable: "08OSLO1", date: "2008-06-01", id: "f1"}}
] AS row
MATCH (a:Node {id: row.source}), (b:Node {id: row.target}) CREATE (a)-[r:SENT_BY]->(b) SET r = row.own;
UNWIND [
{source: "08OSLO1", target: "post:bern", own: {kind: "addressed_to", cable: "08OSLO1", date: "2008-06-01", role: "action", id: "f2"}}
] AS row
MATCH (a:Node {id: row.source}), (b:Node {id: row.target}) CREATE (a)-[r:ADDRESSED_TO]->(b) SET r = row.own;
UNWIND [
{source: "08OSLO1", target: "07BERN2", own: {kind: "references", cable: "08OSLO1", date: "2008-06-01", id: "f3"}}
] AS row
MATCH (a:Node {id: row.source}), (b:Node {id: row.target}) CREATE (a)-[r:REFERENCES]->(b) SET r = row.own;
UNWIND [
{source: "08OSLO1", target: "tag:EFIS", own: {kind: "tagged", cable: "08OSLO1", date: "2008-06-01", id: "f4"}}
] AS row
MATCH (a:Node {id: row.source}), (b:Node {id: row.target}) CREATE (a)-[r:TAGGED]->(b) SET r = row.own;
UNWIND [
{source: "08OSLO1", target: "person:ana", own: {kind: "mentions", cable: "08OSLO1", date: "2008-06-01", id: "f5"}}
] AS row
MATCH (a:Node {id: row.source}), (b:Node {id: row.target}) CREATE (a)-[r:MENTIONS]->(b) SET r = row.own;
UNWIND [
{source: "08OSLO1", target: "person:ana", own: {kind: "signed_by", cable: "08OSLO1", date: "2008-06-01", id: "f6"}}
] AS row
MATCH (a:Node {id: row.source}), (b:Node {id: row.target}) CREATE (a)-[r:SIGNED_BY]->(b) SET r = row.own;
UNWIND [
{source: "person:ana", target: "meeting:08OSLO1/1", own: {kind: "participated_in", cable: "08OSLO1", date: "2008-05-30", id: "f7"}},
{source: "person:ben", target: "meeting:08OSLO1/1", own: {kind: "participated_in", cable: "08OSLO1", date: "2008-05-30", id: "f8"}}
] AS row
MATCH (a:Node {id: row.source}), (b:Node {id: row.target}) CREATE (a)-[r:PARTICIPATED_IN]->(b) SET r = row.own;
