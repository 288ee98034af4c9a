import { Knex } from 'knex';

const CREATE = '20261130_approvals';

/** The tables of the plugin. What is here is never changed: add another one. */
export const migrations: Knex.MigrationSource<string> = {
  getMigrations: async () => [CREATE],
  getMigrationName: name => name,
  getMigration: async () => ({
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
  }),
};
