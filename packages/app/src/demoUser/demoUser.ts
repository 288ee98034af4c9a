/** Users of the demo, by the provider that signs them in. */
const USERS = ['guest', 'pat'] as const;

export type DemoUser = (typeof USERS)[number];

const KEY = 'fargate-api-demo-user';

/** Who is signed in here: the guest, unless somebody chose another user. */
export function demoUser(): DemoUser {
  const chosen = window.localStorage.getItem(KEY);
  return USERS.find(user => user === chosen) ?? 'guest';
}

/** Signs another user in, with a page that nobody else has read. */
export function signInAs(user: DemoUser): void {
  window.localStorage.setItem(KEY, user);
  window.location.assign('/');
}
