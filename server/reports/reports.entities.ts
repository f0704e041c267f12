/** The tables of this feature. */
export const reportsEntities: (new () => object)[] = [];
