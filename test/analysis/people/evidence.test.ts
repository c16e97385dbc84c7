import { describe, expect, it } from 'vitest'
import { find, names } from './found.ts'

describe('placePoints', () => {
  it.each([
    ['Zendora', 'They wrote of the singer Zendora in May.'],
    ['Zendora', 'His third daughter Zendora is an author.'],
    ['Zendora', 'The actress known as Zendora left.'],
    ['Zendora', 'At first she was cast as Zendora, a queen.'],
    ['Zendora', 'He said: my name is Zendora, and it is late.'],
    ['O.J. Simpson', 'They spoke of the O.J. Simpson case.'],
    ['Katherine', 'She is the daughter of Katherine (née Buckel), a dancer.'],
    ['Zendo Karabol', 'He was also known as Zendo Karabol in town.']
  ])('finds %s: %s', (name, text) => {
    expect(names(text)).toEqual([name])
  })

  it.each([
    'They wrote of the maker Zendora in May.',
    'On Monday Vero (Independents, Devon) left.',
    'She was born in Exeter, Devon, and left.',
    'The law firm Vero Tamm sued, and the band Zendo Karabol toured.',
    'He studied at UC Berkeley and at the University of California, Berkeley.',
    'He was named the U. S. Surgeon General on Monday.',
    'They danced to Los Hermanos de Verano on Monday.',
    'Storm Eunice and Hurricane Edda came ashore.',
    'Port Verano voted on Monday. The museum in Port Verano said no.',
    'They swam off Skell Point. Boats lay at Edda Quay, and Skell Point was quiet.',
    'They live on Vero Street and walked from Edda Marsh to Tamm Moor.',
    'Zoologists from Karabol reported it. The student from Karabol was late. A clerk of Karabol said no.',
    'Kolta Transit has offered nine hours. Kolta Transit has lost money.'
  ])('finds nobody: %s', text => {
    expect(names(text)).toEqual([])
  })

  it('leaves a greeting out of the name', () => {
    expect(names('“Hi Maria Lenk,” they said. Hello Jonas Tamm!')).toEqual([
      'Maria Lenk',
      'Jonas Tamm'
    ])
  })

  it('leaves letters after a name out of it', () => {
    expect(names('The prize went to Amara Okafor-Weiss MBE FRS on Monday.')).toEqual([
      'Amara Okafor-Weiss'
    ])
  })

  it('reads a word as a surname after an initial and after Mr. and Ms.', () => {
    const text = 'They met Laurence H. Tribe there. Later Mr. Tribe left.'
    expect(find(text).map(person => person.mentions)).toEqual([['Laurence H. Tribe', 'Tribe']])
    const title = 'They met Edda H. Bishop there. Later Ms. Bishop left.'
    expect(find(title).map(person => person.mentions)).toEqual([['Edda H. Bishop', 'Bishop']])
    const auxiliary = 'They met Edda May there. Later Ms. May left.'
    expect(find(auxiliary).map(person => person.mentions)).toEqual([['Edda May', 'May']])
  })

  it('reads a given name that is a month', () => {
    expect(names('They met former governor Jan Brewer there.')).toEqual(['Jan Brewer'])
    expect(names('They met on Jan. 5 there.')).toEqual([])
  })

  it('reads common words as a name where they stand alone in capitals', () => {
    const text =
      'The work that Frank and his crew do is new. We sent it to Frank. Frank Rack agreed.'
    expect(find(text).map(person => person.name)).toEqual(['Frank Rack'])
  })

  it('believes a strange name whose surname speaks', () => {
    expect(names('They met Mallikarjo Khargel there. Khargel said no.')).toEqual([
      'Mallikarjo Khargel'
    ])
  })
})
