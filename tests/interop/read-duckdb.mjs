// SPDX-License-Identifier: GPL-3.0-or-later
// Answers SQL queries with DuckDB, in memory; rows as arrays.
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const answers = {};
for (const [name, sql] of Object.entries(JSON.parse(readFileSync(process.argv[2], 'utf8'))))
  answers[name] = (await connection.runAndReadAll(sql)).getRowsJson();
console.log(JSON.stringify(answers));
