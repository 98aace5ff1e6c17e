/** The shape of a relation between items of two policies, a part of the pack file's. */
import { z } from 'zod';

const name = z.string().min(1);

export const relation = z
  .strictObject({
    id: name,
    article: name.describe('The article that rules out the second payment'),
    title: name,
    en: name.describe('English title'),
    policy: name.describe('The id of the other policy'),
    'policy name': name.describe('What a message calls it'),
    'policy name-en': name,
    grain: z.enum(['企业', '项目']).default('企业').describe('Compared within one enterprise, or within one project'),
    items: z.array(name).min(1),
    theirs: z.record(name, name).describe('Items of the other policy that pay for the same matter, each with its article there'),
  })
  .describe('Items of this policy and of another that pay for the same matter: paid by both, it is reported');
