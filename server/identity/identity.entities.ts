/** The tables of this feature. */
export const identityEntities: (new () => object)[] = [];
