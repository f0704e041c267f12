export const evaluations = {};
