/** The two languages of the product, and a text that is said in both. Chinese comes first everywhere. */
export type Lang = 'zh' | 'en';

export interface Text {
  readonly zh: string;
  readonly en: string;
}

export const text = (zh: string, en: string): Text => ({ zh, en });
