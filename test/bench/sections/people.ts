// The people layer alone: see people.ts beside this folder.
export { benchPeople as default } from '../people.ts'
