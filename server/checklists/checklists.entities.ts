/** The tables of this feature. */
export const checklistsEntities: (new () => object)[] = [];
