/** The tables of this feature. */
export const catalogueEntities: (new () => object)[] = [];
