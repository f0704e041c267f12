import { PersonEntity } from './person.entity.js';

/** The tables of this feature. */
export const identityEntities = [PersonEntity];
