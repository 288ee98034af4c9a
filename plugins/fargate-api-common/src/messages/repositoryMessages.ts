const ASK_AN_ADMINISTRATOR =
  'Ask an administrator to check the integrations in app-config, or continue without a repository';

/**
 * What keeps the portal from creating a repository, and what to do about it, in
 * English, by kind of obstacle: words that follow a colon. The placeholders are the
 * parts of the repository.
 *
 * @public
 */
export const REPOSITORY_MESSAGES = {
  'unknown-host': `this portal has no integration with GitHub or GitLab on {{host}}. ${ASK_AN_ADMINISTRATOR}`,
  'invalid-name':
    'the owner and the name of a repository consist of letters, digits, hyphens, underscores and dots',
  'no-token': `this portal has no token for {{owner}} on {{host}}. ${ASK_AN_ADMINISTRATOR}`,
  'token-refused': `the token of this portal is not accepted by {{host}}. ${ASK_AN_ADMINISTRATOR}`,
  'no-owner':
    'there is no organization, user or group {{owner}} on {{host}}. Choose another owner',
  exists:
    'a repository {{owner}}/{{repo}} exists on {{host}}. Choose another name',
} as const;
