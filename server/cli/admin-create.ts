import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { AddPerson } from '#contract/people.js';
import { diff } from '#domain/trail/diff.js';
import { fold } from '#domain/vendor/folding.js';
import { hashPassword } from '../identity/passwords.js';
import { foldEmail } from '../identity/people.repository.js';
import { CommandProblem, withPortalDatabase } from './portal-database.js';

const USAGE =
  '使い方 / usage: npm run admin:create -- --email you@example.jp --name "管理 太郎"\n' +
  'パスワード(12文字以上)は入力を求められます。SHINSA_ADMIN_PASSWORD でも渡せます。\n' +
  'The password (12 characters or more) is asked for, or taken from SHINSA_ADMIN_PASSWORD.';

async function askPassword(): Promise<string> {
  const given = process.env.SHINSA_ADMIN_PASSWORD;
  if (given !== undefined) return given;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('パスワード / password: ');
  terminal.close();
  return answer;
}

function givenArguments(): { email?: string; name?: string } {
  try {
    return parseArgs({ options: { email: { type: 'string' }, name: { type: 'string' } } }).values;
  } catch {
    throw new CommandProblem(USAGE);
  }
}

await withPortalDatabase(async (dataSource) => {
  const values = givenArguments();
  if (values.email === undefined) throw new CommandProblem(USAGE);
  const parsed = AddPerson.safeParse({
    email: values.email,
    name: values.name ?? values.email,
    roles: ['admin'],
    password: await askPassword(),
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CommandProblem(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}\n\n${USAGE}`);
  }
  const { email, name, roles, password } = parsed.data;
  const passwordHash = await hashPassword(password);
  await dataSource.transaction(async (manager) => {
    const added: { id: string }[] = await manager.query(
      `INSERT INTO people (email, email_folded, name, name_folded, roles, password_hash) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (email_folded) DO NOTHING RETURNING id`,
      [email, foldEmail(email), name, fold(name), roles, passwordHash],
    );
    if (!added[0]) throw new CommandProblem(`${email} は既に使われています / is in use already`);
    await manager.query(
      `INSERT INTO trail_events (at, actor_name, action, subject_type, subject_id, subject_title, folded, payload_version, payload)
       VALUES (now(), 'admin:create', 'person.created', 'person', $1, $2, $3, 1, $4)`,
      [added[0].id, name, fold(`admin:create ${name}`), { changes: diff({}, { email, name, roles }) }],
    );
  });
  console.log(`${email} を作成しました / was created`);
});
