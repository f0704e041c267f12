import type { Text } from '../ja';

export const session: Text['session'] = {
  heading: 'Sign in to Shinsa',
  lead: 'Choosing the mail-delivery service, supervising every contractor',
  email: 'E-mail address',
  password: 'Password',
  signIn: 'Sign in',
  saml: 'Sign in with SSO (SAML)',
  or: 'or',
  refused: 'The address or the password is not right.',
  samlRefused: 'The SSO sign-in was refused. Please ask your administrator.',
  samlSetup:
    'The certificate of the identity provider is missing. With the sample data, run npm run idp in another terminal first.',
  againBySso: 'With SSO, sign in in another tab, then press Continue.',
  resume: 'Continue',
  notYet: 'You are not signed in yet.',
  samples: 'Sample accounts',
  samplesHint: 'Press one to sign in with it.',
  samlHint: 'To try SSO, run npm run idp in another terminal first.',
  again: 'Please sign in again',
  againHint: 'The session has ended. What you entered is kept, and is sent once you have signed in.',
};
