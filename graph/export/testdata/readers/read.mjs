// Reads exports with readers of others and prints what they found as JSON, by format:
//   node read.mjs FOLDER
// The folder has one file a format, named by it.
import fs from 'node:fs'
import path from 'node:path'

const readers = { nquads, ntriples: rdf, trig: rdf, turtle: rdf, jsonld, graphml, gexf, dot, ftm, csv, 'csv-nodes': csv, 'csv-edges': csv }
const folder = process.argv[2]
const found = {}
for (const format of fs.readdirSync(folder)) {
  try {
    found[format] = await readers[format](fs.readFileSync(path.join(folder, format), 'utf8'), format)
  } catch (e) {
    throw new Error(`${format} is not read`, { cause: e })
  }
}
process.stdout.write(JSON.stringify(found))

// Canonical N-Quads of what N3.js reads.
async function rdf(text, format) {
  const { default: N3 } = await import('n3')
  const names = { ntriples: 'application/n-triples', trig: 'application/trig', turtle: 'text/turtle', nquads: 'application/n-quads' }
  const store = new N3.Store(new N3.Parser({ format: names[format] }).parse(text))
  return { lines: await canonical([...store]) }
}

async function canonical(quads) {
  const { default: canonize } = await import('rdf-canonize')
  const doc = await canonize.canonize(quads, { algorithm: 'RDFC-1.0' })
  return doc.split('\n').filter(Boolean)
}

// For N-Quads two readers must find the same.
async function nquads(text) {
  const { default: canonize } = await import('rdf-canonize')
  return { lines: await canonical(canonize.NQuads.parse(text)), again: (await rdf(text, 'nquads')).lines }
}

// jsonld.js gives doubles their canonical lexical form: here the shortest again.
async function jsonld(text) {
  const { default: jsonld } = await import('jsonld')
  const quads = await jsonld.toRDF(JSON.parse(text))
  for (const { object: o } of quads) {
    if (o.datatype?.value === 'http://www.w3.org/2001/XMLSchema#double') o.value = String(Number(o.value))
  }
  return { lines: await canonical(quads) }
}

function network(g) {
  return {
    nodes: g.mapNodes((id, a) => ({ id, ...a })),
    edges: g.mapEdges((id, a, source, target) => ({ id, source, target, ...a })),
  }
}

async function graphml(text) {
  const { default: Graph } = await import('graphology')
  const { parse } = await import('graphology-graphml')
  return network(parse(Graph.MultiGraph, text))
}

// GEXF must hold to its schema; the spells are no matter of graphology and are read
// by themselves.
async function gexf(text) {
  const { default: Graph } = await import('graphology')
  const { parse } = await import('graphology-gexf')
  const { validateXML } = await import('xmllint-wasm')
  const schema = fs.readFileSync(new URL('../gexf.xsd', import.meta.url), 'utf8')
  const { valid, errors } = await validateXML({ xml: [{ fileName: 'export.gexf', contents: text }], schema: [schema] })
  if (!valid) throw new Error(errors.map((e) => e.rawMessage).join('\n'))
  const out = network(parse(Graph.MultiGraph, text))
  const spells = new Map()
  for (const [, id, body] of text.matchAll(/<edge id="([^"]*)".*?>(.*?)<\/edge>/gs)) {
    spells.set(id, [...body.matchAll(/<spell start="([^"]*)" end="([^"]*)"/g)].map(([, start, end]) => ({ start, end })))
  }
  for (const e of out.edges) e.spells = spells.get(e.id)
  return out
}

async function dot(text) {
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz')
  const graph = JSON.parse((await Graphviz.load()).layout(text, 'json0', 'nop'))
  const plain = (s) => s.replaceAll('\\\\', '\\')
  const values = ({ _gvid, tail, head, name, dir, ...rest }) => Object.fromEntries(Object.entries(rest).map(([k, v]) => [k, plain(v)]))
  const nodes = graph.objects ?? []
  return {
    nodes: nodes.map((n) => ({ id: n.name, ...values(n) })),
    edges: (graph.edges ?? []).map((e) => ({ source: nodes[e.tail].name, target: nodes[e.head].name, ...values(e), arrow: e.dir ?? '' })),
  }
}

// FollowTheMoney's model must know all schemas and properties, required ones must be
// there, values fit, and entities be of the schema that the property wants.
async function ftm(text) {
  const { Model, defaultModel } = (await import('@alephdata/followthemoney')).default
  const model = new Model(defaultModel)
  const entities = text.split('\n').filter(Boolean).map((line) => model.getEntity(JSON.parse(line)))
  const byID = new Map(entities.map((e) => [e.id, e]))
  if (byID.size !== entities.length) throw new Error('an id is given twice')
  for (const e of entities) {
    const raw = JSON.parse(text.split('\n')[entities.indexOf(e)])
    for (const [name, values] of Object.entries(raw.properties)) {
      const p = e.schema.getProperty(name)
      if (p.stub || !values.length) throw new Error(`${e.schema.name}.${name}`)
      for (const v of values) check(e, p, v, byID)
    }
    for (const name of e.schema.required ?? defaultModel.schemata[e.schema.name].required ?? []) {
      if (!e.hasProperty(name)) throw new Error(`${e.schema.name} without ${name}`)
    }
  }
  return { entities: entities.map((e) => e.toJSON()) }
}

function check(e, p, v, byID) {
  const at = `${e.schema.name}.${p.name}: ${v}`
  switch (p.type.name) {
    case 'entity':
      if (!byID.get(v)?.schema.isA(p.getRange())) throw new Error(at)
      break
    case 'date':
      if (!/^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2})?)?)?$/.test(v)) throw new Error(at)
      break
    case 'language':
      if (!p.type.values.has(v)) throw new Error(at)
      break
    case 'url':
      new URL(v)
  }
}

async function csv(text) {
  const { parse } = await import('csv-parse/sync')
  return { rows: parse(text, { columns: true }) }
}
