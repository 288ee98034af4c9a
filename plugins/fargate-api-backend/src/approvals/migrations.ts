import { Knex } from 'knex';

/** What is here is never changed: add another one. */
const MIGRATIONS: Readonly<Record<string, Knex.Migration>> = {
  '20261130_approvals': {
    async up(knex) {
      await knex.schema.createTable('approvals', table => {
        table.uuid('id').primary();
        table.string('change', 64).notNullable().unique();
        table.string('entityRef').notNullable().index();
        table.string('environmentRef').notNullable();
        table.text('approvers').notNullable();
        table.text('image').notNullable();
        table.text('previousImage');
        table.string('from');
        table.string('requestedBy').notNullable();
        table.string('requestedAt').notNullable();
        table.string('expiresAt').notNullable();
        table.string('taskId').notNullable();
        table.string('state').notNullable();
        table.string('decidedBy');
        table.text('reason');
      });
    },
    async down(knex) {
      await knex.schema.dropTable('approvals');
    },
  },
  '20261130_approvals_applied_by': {
    async up(knex) {
      await knex.schema.alterTable('approvals', table => {
        table.text('appliedBy');
      });
    },
    async down(knex) {
      await knex.schema.alterTable('approvals', table => {
        table.dropColumn('appliedBy');
      });
    },
  },
};

/** The tables of the plugin. */
export const migrations: Knex.MigrationSource<string> = {
  getMigrations: async () => Object.keys(MIGRATIONS),
  getMigrationName: name => name,
  getMigration: async name => MIGRATIONS[name],
};
