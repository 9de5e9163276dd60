// Mails when the resource group's monthly cost nears a limit. It warns and stops nothing, and Azure learns of costs hours
// late: a search's own budget is what ends a search.

import { ResourceNames } from 'names.bicep'

param names ResourceNames

@description('The monthly limit, in the currency that the subscription is billed in.')
param amount int

@description('Who gets the mail.')
@minLength(1)
@maxLength(50)
param emails string[]

@description('The first day that counts, as year-month-01; empty for this month\'s. A budget keeps the day it was made with.')
param start string

param firstOfMonth string = utcNow('yyyy-MM-01')

var startDate = empty(start) ? firstOfMonth : start

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: names.budget
  properties: {
    amount: amount
    category: 'Cost'
    notifications: {
      actual80: {
        contactEmails: emails
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        thresholdType: 'Actual'
      }
      actual100: {
        contactEmails: emails
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        thresholdType: 'Actual'
      }
      forecast100: {
        contactEmails: emails
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        thresholdType: 'Forecasted'
      }
    }
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: startDate
    }
  }
}

output start string = startDate
