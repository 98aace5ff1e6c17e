/** `node -r ./tools/register.cjs tests/support/vectors/formulas-run.ts SOFFICE ROWS`: emitted formulas against the amounts by hand; what was found as JSON on the output. */
import { formulasHeld } from './formulas-held';

void formulasHeld(process.argv[2] ?? '', Number(process.argv[3])).then((held) => console.log(JSON.stringify(held)));
