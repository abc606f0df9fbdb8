"""Withdrawing and reinstating whatever the store keeps: nothing is deleted, and what was done last holds."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from data.store.database import Store, StoreError, now_utc

WITHDRAW, REINSTATE = "withdraw", "reinstate"


@dataclass(frozen=True)
class Turns:
    """Where it is written what was done to one kind of thing.

    `things` is the table of the things and `thing` the column that names one, there and in `table`, which has a row
    per turn: its number in the column `number`, the thing, the action, who and when. `unknown` is raised for a thing
    that is not there.
    """

    things: str
    thing: str
    table: str
    number: str
    unknown: type[StoreError]

    def withdraw(self, store: Store, thing: int | str, *, by: str) -> bool:
        """Takes a thing back; False where it is taken back already."""
        return self._turn(store, thing, WITHDRAW, by)

    def reinstate(self, store: Store, thing: int | str, *, by: str) -> bool:
        """Puts a thing back that was taken back; False where it stands."""
        return self._turn(store, thing, REINSTATE, by)

    def add(self, connection: duckdb.DuckDBPyConnection, thing: int | str, action: str, *, by: str) -> None:
        """Writes down what was done to a thing, whatever was done before."""
        connection.execute(
            f"INSERT INTO {self.table} VALUES ($number, $thing, $action, $by, $at)",  # noqa: S608 - a name of ours
            {
                "number": next_number(connection, self.table, self.number),
                "thing": thing,
                "action": action,
                "by": by,
                "at": now_utc(),
            },
        )

    def withdrawn(self, condition: str = "true") -> str:
        """SQL of the things that are taken back, one row each, by the turns under that condition."""
        return (
            f"SELECT {self.thing} FROM {self.table} WHERE {condition} GROUP BY {self.thing} "  # noqa: S608 - names and conditions of ours
            f"HAVING arg_max(action, {self.number}) = '{WITHDRAW}'"
        )

    def _turn(self, store: Store, thing: int | str, action: str, by: str) -> bool:
        this = {"thing": thing}

        def turn(connection: duckdb.DuckDBPyConnection) -> bool:
            there = f"SELECT 1 FROM {self.things} WHERE {self.thing} = $thing"  # noqa: S608 - names of ours
            if not connection.execute(there, this).fetchone():
                raise self.unknown(store.path, **{self.thing: thing})
            taken_back = f"SELECT 1 FROM ({self.withdrawn()}) WHERE {self.thing} = $thing"  # noqa: S608 - names of ours
            if bool(connection.execute(taken_back, this).fetchone()) == (action == WITHDRAW):
                return False
            self.add(connection, thing, action, by=by)
            return True

        return store.write(turn)


def last_number(connection: duckdb.DuckDBPyConnection, table: str, column: str) -> int:
    """The highest number in a column; 0 in an empty table."""
    row = connection.execute(f"SELECT coalesce(max({column}), 0) FROM {table}").fetchone()  # noqa: S608 - names of ours
    assert row is not None  # an aggregate always has a row
    return int(row[0])


def next_number(connection: duckdb.DuckDBPyConnection, table: str, column: str) -> int:
    """The number of the next row."""
    return last_number(connection, table, column) + 1
