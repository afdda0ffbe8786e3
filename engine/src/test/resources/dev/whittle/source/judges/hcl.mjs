// Reads every edited Terraform file with HashiCorp's own parser, and says what is not as it was meant.
// node hcl.mjs CASES, where CASES has a JSON object a line: before and after, two texts, and changes, each with the path of what
// stands there now, or goes where there is no value.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { parse } from "@cdktf/hcl2json";

function changed(root, { path, value }) {
  const steps = [...path];
  const last = steps.pop();
  const holder = steps.reduce((at, step) => at[step], root);
  if (value !== undefined) {
    holder[last] = value;
    return;
  }
  holder.splice(last, 1);
  // No blocks of a type are none, not an empty list; and so are no dynamic blocks.
  while (Object.keys(steps.reduce((at, step) => at[step], root)).length === 0 && typeof steps.at(-1) === "string") {
    delete steps.slice(0, -1).reduce((at, step) => at[step], root)[steps.pop()];
  }
}

const cases = readFileSync(process.argv[2], "utf8").split("\n").filter((line) => line).map((line) => JSON.parse(line));
let wrong = 0;
for (const { before, after, changes } of cases) {
  try {
    const expected = await parse("main.tf", before);
    // What goes is counted from the start, so that the last goes first.
    changes.filter((each) => each.value !== undefined).forEach((each) => changed(expected, each));
    changes.filter((each) => each.value === undefined).reverse().forEach((each) => changed(expected, each));
    const found = await parse("main.tf", after);
    if (!isDeepStrictEqual(found, expected)) {
      throw new Error(`expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
    }
  } catch (e) {
    wrong++;
    console.log(`${e.message}\n${before}\nbecame\n${after}\n`);
  }
}
console.log(`${cases.length} judged, ${wrong} wrong`);
