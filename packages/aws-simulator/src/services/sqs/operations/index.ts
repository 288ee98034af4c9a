export * from './batches';
export * from './messages';
export * from './queues';
export * from './tags';
