/** The tables of this feature. */
export const approvalsEntities: (new () => object)[] = [];
