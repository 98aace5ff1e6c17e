/** The version of the program that computes, for receipts and screens. */
export const ENGINE_VERSION = '0.2.0';
