/** A JSON array of { file, code } comes in on standard input; for each, the rules that the project's lint configuration finds broken go out. */
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

// The texts are no files of the project, so the rules that need its types stay out; all others run as configured.
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });
const found = [];
for (const { file, code } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(code, { filePath: file });
  found.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(found));
