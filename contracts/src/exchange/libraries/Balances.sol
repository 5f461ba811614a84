// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice One account's funds in one asset. Free funds are `early` and `late` together; `late` is what was deposited
/// while a withdrawal was open. The three parts share a slot: the exchange holds less than 2^63 of an asset.
struct Balance {
    uint64 early;
    uint64 locked;
    uint64 late;
}

/// @title Who pays first
/// @notice A fill that was matched before a withdrawal was requested must be paid from what was there then: the early
/// part, and where that is short the locked one. Were later deposits taken first, the withdrawal would pay out funds
/// that the edge has already spent on that fill, and the account could spend the deposit a second time.
library Balances {
    using Balances for Balance;

    function free(Balance storage self) internal view returns (uint256) {
        return uint256(self.early) + self.late;
    }

    /// @dev Proceeds of fills. The sum of all parts of all balances is below 2^63, so no part overflows.
    function credit(Balance storage self, uint256 amount) internal {
        self.early += _narrow(amount);
    }

    function deposit(Balance storage self, uint256 amount) internal {
        if (self.locked > 0) self.late += _narrow(amount);
        else self.early += _narrow(amount);
    }

    /// @dev The caller has checked that so much is free.
    function lock(Balance storage self, uint256 amount) internal {
        uint256 fromEarly = Math.min(self.early, amount);
        self.early -= _narrow(fromEarly);
        self.late -= _narrow(amount - fromEarly);
        self.locked += _narrow(amount);
    }

    /// @dev Pays up to `amount` for a fill and returns what was missing.
    function draw(Balance storage self, uint256 amount) internal returns (uint256 missing) {
        if (self.early >= amount) {
            self.early -= _narrow(amount);
            return 0;
        }
        uint256 fromLocked = Math.min(self.locked, amount - self.early);
        uint256 fromLate = Math.min(self.late, amount - self.early - fromLocked);
        missing = amount - self.early - fromLocked - fromLate;
        self.early = 0;
        self.late -= _narrow(fromLate);
        self.unlock(fromLocked);
    }

    /// @dev Takes funds out of the locked part. With the last of them nothing is late any more.
    function unlock(Balance storage self, uint256 amount) internal {
        self.locked -= _narrow(amount);
        if (self.locked == 0 && self.late > 0) {
            self.early += self.late;
            self.late = 0;
        }
    }

    function _narrow(uint256 amount) private pure returns (uint64) {
        // forge-lint: disable-next-line(unsafe-typecast) -- amounts are below 2^63, see `Balance`.
        return uint64(amount);
    }
}
