// What the commands about one schedule have in common: how it is named, that administrators alone ask, and how what was done is told.
import { scheduleNumber } from '../options/schedule.ts'
import type { FollowUp, Reply, Text } from '../reply.ts'
import { heading, paragraph, reply } from '../reply.ts'
import { followUp, line } from './line.ts'

/** For `/schedule pause`, `/schedule show` and their like. */
export const aboutOneSchedule = {
  admin: true,
  private: true,
  options: { schedule: scheduleNumber({ summary: 'its number', required: true }) }
} as const

/** What was done, in a sentence, and what may be done next. */
export const toldOfSchedule = (title: string, says: Text, next: FollowUp): Reply =>
  reply([heading(title), paragraph(says)], [next, followUp('Schedules', line('schedule list'))])
