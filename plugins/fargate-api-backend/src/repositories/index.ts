export { RepositoryService } from './RepositoryService';
