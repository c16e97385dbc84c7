// The one door through which commands meet the engine, imported as '#command'.
export {}
