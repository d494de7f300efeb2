/** Where these rules follow what a rule means against what the public validator's code does, by code: a sentence each. */
export const differences: Readonly<Record<string, string>> = {}
