/** The JSON Schema of a pack file, for editors. */
import { z } from 'zod';
import { packFile } from './schema';

export const jsonSchema = (): object => ({
  ...z.toJSONSchema(packFile, { io: 'input' }),
  title: 'Cesuan policy pack',
  description: 'One file of a policy pack; see docs/policy-language.md.',
});
