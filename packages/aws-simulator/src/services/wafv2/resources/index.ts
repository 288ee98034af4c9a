export * from './webAcl';
export * from './webAclAssociation';
