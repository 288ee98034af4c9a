/** The attributes of all MCP actions of this plugin. */
export const READ_ONLY = {
  readOnly: true,
  destructive: false,
  idempotent: true,
};
