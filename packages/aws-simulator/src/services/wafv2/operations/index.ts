export * from './associations';
export * from './tags';
export * from './webAcls';
