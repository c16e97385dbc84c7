// The text index beside those that people would use instead.
export { benchSearch as default } from '../search.ts'
