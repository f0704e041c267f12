export const ROLES = ['manager', 'evaluator', 'auditor', 'executive', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** `<feature>.<action>`; `<feature>.read` decides whether an object of the feature may be known at all. */
export const PERMISSIONS = [
  'catalogue.read',
  'catalogue.edit',
  'checklists.read',
  'evaluations.read',
  'evaluations.edit',
  'evaluations.score',
  'approvals.read',
  'approvals.request',
  'approvals.decide',
  'reports.read',
  'contractors.read',
  'contractors.edit',
  'certificates.read',
  'certificates.edit',
  'slas.read',
  'slas.edit',
  'audits.read',
  'audits.edit',
  'findings.read',
  'findings.edit',
  'contracts.read',
  'contracts.edit',
  'incidents.read',
  'incidents.edit',
  'standings.read',
  'standings.edit',
  'calendar.edit',
  'mails.read',
  'mails.edit',
  'people.read',
  'people.edit',
  'trail.read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  manager: [
    'catalogue.read',
    'catalogue.edit',
    'checklists.read',
    'evaluations.read',
    'evaluations.edit',
    'evaluations.score',
    'approvals.read',
    'approvals.request',
    'approvals.decide',
    'reports.read',
    'contractors.read',
    'contractors.edit',
    'certificates.read',
    'certificates.edit',
    'slas.read',
    'slas.edit',
    'audits.read',
    'findings.read',
    'findings.edit',
    'contracts.read',
    'contracts.edit',
    'incidents.read',
    'incidents.edit',
    'standings.read',
    'standings.edit',
    'calendar.edit',
    'mails.read',
    'mails.edit',
  ],
  evaluator: [
    'catalogue.read',
    'checklists.read',
    'evaluations.read',
    'evaluations.score',
    'approvals.read',
    'approvals.request',
  ],
  auditor: [
    'catalogue.read',
    'checklists.read',
    'evaluations.read',
    'approvals.read',
    'approvals.request',
    'approvals.decide',
    'reports.read',
    'contractors.read',
    'certificates.read',
    'slas.read',
    'audits.read',
    'audits.edit',
    'findings.read',
    'findings.edit',
    'contracts.read',
    'incidents.read',
    'standings.read',
    'trail.read',
  ],
  executive: [
    'catalogue.read',
    'checklists.read',
    'evaluations.read',
    'approvals.read',
    'approvals.decide',
    'reports.read',
    'contractors.read',
    'certificates.read',
    'slas.read',
    'audits.read',
    'findings.read',
    'contracts.read',
    'incidents.read',
    'standings.read',
  ],
  // no business decisions: separation of duties
  admin: ['calendar.edit', 'mails.read', 'mails.edit', 'people.read', 'people.edit', 'trail.read'],
};

/** Everything that a person with these roles may do, each permission once. */
export function permissionsOf(roles: readonly Role[]): readonly Permission[] {
  return PERMISSIONS.filter((permission) => roles.some((role) => GRANTS[role].includes(permission)));
}

/** Whether one of the roles grants the permission. */
export function may(roles: readonly Role[], permission: Permission): boolean {
  return roles.some((role) => GRANTS[role].includes(permission));
}
