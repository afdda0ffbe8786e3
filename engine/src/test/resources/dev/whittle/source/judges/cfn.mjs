// Validates every template before and after it was edited against CloudFormation's resource specification: what is wrong with one is
// wrong with the other, and nothing else. node cfn.mjs CASES, where CASES has a JSON object a line: before and after, two texts.
import { readFileSync, writeFileSync } from "node:fs";
import validator from "cfn-lint/lib/validator.js";

const NAME = "judged.yaml";

// Made templates name resources that they don't have, in statements that may go.
const REFERENCES = /does not exist|does not reference|No resource with logical name/;

// It warns of layout that YAML allows.
console.error = () => {};

function told(text) {
  writeFileSync(NAME, text);
  validator.resetValidator();
  try {
    const { crit, warn } = validator.validateFile(NAME, {}).errors;
    return [...crit, ...warn]
      .filter((each) => !REFERENCES.test(each.message))
      .map((each) => `${each.resource}: ${each.message}`)
      .sort();
  } catch (e) {
    // Broken in the same way is no answer.
    return e;
  }
}

const cases = readFileSync(process.argv[2], "utf8").split("\n").filter((line) => line).map((line) => JSON.parse(line));
const broken = told("Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties: {PolicyDoc: {}}\n");
if (!Array.isArray(broken) || broken.length !== 2) {
  throw new Error(`a judge that finds nothing: ${broken}`);
}
let wrong = 0;
for (const { before, after } of cases) {
  const [was, is] = [told(before), told(after)];
  if (was instanceof Error || is instanceof Error || was.join("\n") !== is.join("\n")) {
    wrong++;
    console.log(`${was}\nbecame\n${is}\n${before}\nbecame\n${after}\n`);
  }
}
console.log(`${cases.length} judged, ${wrong} wrong`);
