export { PreviewService } from './PreviewService';
