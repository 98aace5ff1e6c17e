import { sheetPortContract } from '../support/port-contract';
import { xlsxHarness } from '../support/xlsx-harness';

sheetPortContract('an .xlsx file', xlsxHarness);
