/** A LIKE pattern that finds the text anywhere, its own % and _ taken as letters. */
export const contains = (text: string): string => `%${text.replace(/[%_\\]/g, '\\$&')}%`;
