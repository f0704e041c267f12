/** The tables of this feature. */
export const evaluationsEntities: (new () => object)[] = [];
