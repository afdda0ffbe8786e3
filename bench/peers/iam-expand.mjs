// Expands the wildcards of every policy of a file of tasks with @cloud-copilot/iam-expand, the least that any tool does that
// shortens policies, and sets the time beside what this project took to refine and to prove the same policy.
//
//   npm install @cloud-copilot/iam-expand
//   node iam-expand.mjs TASKS.jsonl ../target/figures/proof-times.tsv
//
// Both are measured in a process that has seen every task once before. See ../README.md.
import { expandJsonDocument } from '@cloud-copilot/iam-expand'
import { readFileSync } from 'node:fs'

const [tasksFile, timesFile] = process.argv.slice(2)
if (!timesFile) {
  console.error('usage: node iam-expand.mjs TASKS.jsonl PROOF-TIMES.tsv')
  process.exit(2)
}
const lines = (file) => readFileSync(file, 'utf8').split('\n').filter((line) => line.trim())
const tasks = lines(tasksFile).map((line) => JSON.parse(line))
const times = new Map(
  lines(timesFile).map((line) => {
    const [id, refine, prove] = line.split('\t')
    return [id, { refine: Number(refine), prove: Number(prove) }]
  })
)

async function expand(task) {
  const policy = structuredClone(task.policy)
  const start = process.hrtime.bigint()
  await expandJsonDocument({ expandAsterisk: true }, policy)
  return Number(process.hrtime.bigint() - start) / 1e6
}

for (const task of tasks) await expand(task)

const columns = { expand: [], refine: [], 'refine and prove': [] }
const ratios = { 'expand / refine': [], 'expand / refine and prove': [] }
for (const task of tasks) {
  const time = times.get(task.id)
  if (!time) throw new Error(`no time for ${task.id}`)
  const expanded = await expand(task)
  columns.expand.push(expanded)
  columns.refine.push(time.refine)
  columns['refine and prove'].push(time.refine + time.prove)
  ratios['expand / refine'].push(expanded / time.refine)
  ratios['expand / refine and prove'].push(expanded / (time.refine + time.prove))
}

const row = (title, values) => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.ceil(sorted.length * share) - 1].toPrecision(3)
  console.log(`| ${title} | ${at(0.01)} | ${at(0.5)} | ${at(0.99)} |`)
}
console.log('| milliseconds a policy | 1% | median | 99% |\n| --- | --- | --- | --- |')
Object.entries(columns).forEach(([title, values]) => row(title, values))
console.log('\n| ratio, policy by policy | 1% | median | 99% |\n| --- | --- | --- | --- |')
Object.entries(ratios).forEach(([title, values]) => row(title, values))
